import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Id } from '#lib/id.ts'

export interface PhotosProps {
  /** the note whose photos are shown */
  readonly note: Id
  /** on paper a small picture says little: the pictures themselves, as far as they are here */
  readonly whole?: boolean
  /** pictures that wait to be checked are shown as well, where they can be checked at once */
  readonly onCheck?: ((ent: Id) => void) | undefined
}

/** The photos of a note. How they are opened is loaded with them, for most notes have none. */
export function Photos(props: PhotosProps) {
  const [View, setView] = useState<ComponentType<PhotosProps> | undefined>(undefined)
  useEffect(() => {
    let here = true
    import('./photo-view.tsx').then(
      (loaded) => {
        if (here) setView(() => loaded.PhotoView)
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
