import { dayToWords, msToClock, msToDay } from '#lib/time.ts'
import { useApp, useWords } from '../shared/app-context.ts'
import { loadPhotoWordsGd, photoWords } from '../shared/photo-words.ts'
import photoStyles from '../shared/photo-view.module.css'
import { UNCHECKED } from '../shared/shots-in.ts'
import { Thumb } from '../shared/thumb.tsx'
import { useBellView } from './bell-context.ts'
import styles from './photo-check.module.css'

/** The photos of this lesson that nobody has checked: they stay on this tablet, and for how long. */
export function ToCheck() {
  const app = useApp()
  const { bell, words } = useBellView()
  const photo = useWords(photoWords, loadPhotoWordsGd)
  const shots = bell.unchecked.value
  const [first] = shots
  if (!first) return null
  const language = app.settings.language.value === 'gd' ? 'gd' : 'en-GB'
  return (
    <section class={styles.waiting}>
      <h2>{photo.toCheck(shots.length)}</h2>
      <p>{words.photo.stay(dayToWords(msToDay(first.at + UNCHECKED), language))}</p>
      <ul class={photoStyles.photos}>
        {shots.map(({ ent, thumb, at }) => (
          <li key={ent}>
            <button
              type="button"
              class={photoStyles.open}
              onClick={() => (bell.checking.value = ent)}
            >
              <Thumb jpeg={thumb} label={photo.photo(msToClock(at))} />
              <span class={photoStyles.check}>{photo.check}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
