import { useComputed } from '@preact/signals'
import { classes } from '#ui/classes.ts'
import { Icon } from '#ui/icons.tsx'
import { useWords } from '../shared/app-context.ts'
import { Thumb } from '../shared/thumb.tsx'
import { cameraWords, loadCameraWordsGd } from './camera-words.ts'
import type { NoteCell } from './live.ts'
import { useLive } from './live-context.ts'
import { picturesOf } from './shooting.ts'
import styles from './taken-pictures.module.css'
import { useHeld } from './use-held.ts'

/** A picture stands open for so long after it was taken, as words do after writing, ms. */
const OPEN_PICTURE = 8000

/** R9: a note's pictures for a moment after they were taken, while held, or when sitting apart; else only that they are there. */
export function TakenPictures({ cell }: { readonly cell: NoteCell }) {
  const { live } = useLive()
  const words = useWords(cameraWords, loadCameraWordsGd)
  const { held, hold } = useHeld()
  const { swallow: _, ...pointer } = hold
  const pictures = picturesOf(live, cell)
  // The clock goes on every second; what is drawn changes when a picture is covered.
  const open = useComputed(() => {
    const now = live.clock.value
    const isOpen = (at: number) => live.apart.value || now - at < OPEN_PICTURE
    return picturesOf(live, cell)
      .flatMap(({ ent, at }) => (isOpen(at) ? [ent] : []))
      .join(' ')
  }).value
  if (pictures.length === 0) return null
  return (
    <button
      {...pointer}
      type="button"
      class={styles.taken}
      title={words.hold}
      aria-label={words.taken(pictures.length)}
    >
      {pictures.map(({ ent, thumb }) =>
        held.value || open.includes(ent) ? (
          <span key={ent} class={styles.picture} data-shot="open">
            <Thumb jpeg={thumb} label={words.kept} />
          </span>
        ) : (
          <span key={ent} class={classes(styles.picture, styles.covered)} data-shot="covered">
            <Icon name="camera" />
          </span>
        )
      )}
    </button>
  )
}
