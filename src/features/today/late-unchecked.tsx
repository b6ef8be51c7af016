import type { ComponentProps, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { UncheckedPhotos } from './unchecked.tsx'

type Props = ComponentProps<typeof UncheckedPhotos>

/** Photos that wait to be checked, told after Today is painted: what it takes to look at them is not what Today waits for. */
export function LateUnchecked(props: Props) {
  const [View, setView] = useState<ComponentType<Props> | undefined>(undefined)
  useEffect(() => {
    let here = true
    import('./unchecked.tsx').then(
      (loaded) => {
        if (here) setView(() => loaded.UncheckedPhotos)
      },
      () => undefined
    )
    return () => {
      here = false
    }
  }, [])
  return View ? <View {...props} /> : null
}
