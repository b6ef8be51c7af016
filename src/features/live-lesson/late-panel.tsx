import type { ComponentType } from 'preact'
import { Notice } from '#ui/notice.tsx'
import { useLate } from '../shared/use-late.ts'
import { useLive } from './live-context.ts'

const LOAD = {
  ink: async (): Promise<ComponentType> => (await import('./ink-panel.tsx')).InkPanel,
  camera: async (): Promise<ComponentType> => (await import('./camera-panel.tsx')).CameraPanel,
  recording: async (): Promise<ComponentType> =>
    (await import('./recording-panel.tsx')).RecordingPanel,
  sampling: async (): Promise<ComponentType> =>
    (await import('./sampling-set-up.tsx')).SamplingSetUp
}

/** The pen’s page, the camera, the microphone or the choice of what to sample: loaded when somebody reaches for it, for most notes are typed. */
export function LatePanel({ name }: { readonly name: keyof typeof LOAD }) {
  const { words } = useLive()
  const loaded = useLate(LOAD[name])
  if (loaded === 'missing') return <Notice tone="amber">{words[name].missing}</Notice>
  return loaded ? <loaded.part /> : null
}
