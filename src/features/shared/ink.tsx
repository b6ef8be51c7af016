import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Id } from '#lib/id.ts'

export interface InkProps {
  /** the note whose strokes are drawn */
  readonly note: Id
  /** offers the drawing as a file */
  readonly savable?: boolean
}

/** What was drawn in a note. How strokes become lines is loaded where a note has some. */
export function Ink(props: InkProps) {
  const [View, setView] = useState<ComponentType<InkProps> | undefined>(undefined)
  useEffect(() => {
    let here = true
    import('./ink-view.tsx').then(
      (loaded) => {
        if (here) setView(() => loaded.InkView)
      },
      // All chunks lie on the tablet from its first day; without this one the words are still there.
      () => undefined
    )
    return () => {
      here = false
    }
  }, [])
  return View ? <View {...props} /> : null
}
