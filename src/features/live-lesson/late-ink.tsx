import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Notice } from '#ui/notice.tsx'
import { useLive } from './live-context.ts'

type Loaded = { readonly Panel: ComponentType } | 'missing' | undefined

/** The pen's page: loaded when somebody reaches for it, for most notes are typed. */
export function LateInk() {
  const { words } = useLive()
  const [loaded, setLoaded] = useState<Loaded>(undefined)
  useEffect(() => {
    let here = true
    import('./ink-panel.tsx').then(
      ({ InkPanel }) => here && setLoaded({ Panel: InkPanel }),
      () => here && setLoaded('missing')
    )
    return () => {
      here = false
    }
  }, [])
  if (loaded === 'missing') return <Notice tone="amber">{words.ink.missing}</Notice>
  return loaded ? <loaded.Panel /> : null
}
