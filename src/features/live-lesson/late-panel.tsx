import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Notice } from '#ui/notice.tsx'
import { useLive } from './live-context.ts'

type Loaded = { readonly Panel: ComponentType } | 'missing' | undefined

const LOAD = {
  ink: async (): Promise<ComponentType> => (await import('./ink-panel.tsx')).InkPanel,
  camera: async (): Promise<ComponentType> => (await import('./camera-panel.tsx')).CameraPanel,
  recording: async (): Promise<ComponentType> =>
    (await import('./recording-panel.tsx')).RecordingPanel
}

/** The pen's page, the camera or the microphone: loaded when somebody reaches for it, for most notes are typed. */
export function LatePanel({ name }: { readonly name: keyof typeof LOAD }) {
  const { words } = useLive()
  const [loaded, setLoaded] = useState<Loaded>(undefined)
  useEffect(() => {
    let here = true
    LOAD[name]().then(
      (Panel) => here && setLoaded({ Panel }),
      () => here && setLoaded('missing')
    )
    return () => {
      here = false
    }
  }, [name])
  if (loaded === 'missing') return <Notice tone="amber">{words[name].missing}</Notice>
  return loaded ? <loaded.Panel /> : null
}
