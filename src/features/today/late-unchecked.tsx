import type { ComponentProps, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Unchecked } from './unchecked.tsx'

type Props = ComponentProps<typeof Unchecked>

/** What waits to be checked or written down, told after Today is painted: what it takes to look at them is not what Today waits for. */
export function LateUnchecked(props: Props) {
  const [View, setView] = useState<ComponentType<Props> | undefined>(undefined)
  useEffect(() => {
    let here = true
    import('./unchecked.tsx').then(
      (loaded) => {
        if (here) setView(() => loaded.Unchecked)
      },
      () => undefined
    )
    return () => {
      here = false
    }
  }, [])
  return View ? <View {...props} /> : null
}
