import { useMemo } from 'preact/hooks'
import { textToPoints } from '#kinds/ink/rules.ts'
import { textToBytes } from '#lib/bytes.ts'
import { instantToMs } from '#lib/time.ts'
import type { Id } from '#lib/id.ts'
import type { Entry, Store } from '#store/types.ts'
import { Button } from '#ui/button.tsx'
import { useApp, useWords } from './app-context.ts'
import { boundsOf, type Stroke, strokePath, svgOf } from './ink-path.ts'
import type { InkProps } from './ink.tsx'
import styles from './ink-view.module.css'
import { textOf } from './names.ts'
import { saveFile } from './save-file.ts'

const english = { drawing: 'Drawn or written by hand', save: 'Save the drawing', file: 'drawing' }
const gaelicWords: typeof english = {
  drawing: 'Air a tharraing no air a sgrìobhadh le làimh',
  save: 'Sàbhail an dealbh',
  file: 'dealbh'
}
const gaelic = () => Promise.resolve(gaelicWords)

/** The living strokes of a note in the order they were made. */
export function strokeEntries(entries: readonly Entry[], note: Id): readonly Entry[] {
  return entries
    .filter(
      (entry) => entry.kind === 'ink' && !entry.deleted && textOf(entry, 'observation') === note
    )
    .toSorted((one, other) => {
      const [first, second] = [textOf(one, 'at'), textOf(other, 'at')]
      return first < second || (first === second && one.ent < other.ent) ? -1 : 1
    })
}

/** Opens strokes: their points are sealed like words. */
export async function openStrokes(
  store: Pick<Store, 'open'>,
  ents: readonly Id[]
): Promise<readonly (Stroke & { readonly ent: Id; readonly at: number })[]> {
  const shown = await store.open(ents)
  const byEnt = new Map(shown.map((each) => [each.ent, each.values] as const))
  return ents.flatMap((ent) => {
    const values = byEnt.get(ent)
    if (!values) return []
    return {
      ent,
      at: instantToMs(String(values['at'] ?? '')),
      points: textToPoints(String(values['points'] ?? '')),
      width: Number(values['width'] ?? 4)
    }
  })
}

/** A note's strokes as lines, cropped to what was drawn; crisp at any size and on paper. */
export function InkView({ note, savable }: InkProps) {
  const app = useApp()
  const { store } = app
  const words = useWords(english, gaelic)
  const book = app.book.value?.book ?? ''
  const entries = strokeEntries(store.entries(book).value, note)
  const ents = entries.map(({ ent }) => ent).join(' ')
  const alone = new Set(entries.flatMap(({ ent, audience }) => (audience === 'private' ? ent : [])))
  const opened = useMemo(
    () => store.live(() => openStrokes(store, ents === '' ? [] : ents.split(' '))),
    [store, ents]
  )
  const strokes = opened.value ?? []
  if (strokes.length === 0) return null
  const [x, y, width, height] = boundsOf(strokes)
  const save = () => {
    const file = textToBytes(svgOf(strokes, words.drawing))
    void saveFile(file, `${words.file}.svg`, 'image/svg+xml')
  }
  return (
    <figure class={styles.figure} data-private={strokes.every(({ ent }) => alone.has(ent))}>
      <svg
        class={styles.ink}
        viewBox={`${x} ${y} ${width} ${height}`}
        style={{ maxInlineSize: `${width / 16}rem` }}
        role="img"
        aria-label={words.drawing}
      >
        {strokes.map((stroke) => (
          <path key={stroke.ent} d={strokePath(stroke)} data-private={alone.has(stroke.ent)} />
        ))}
      </svg>
      {savable && (
        <Button kind="quiet" icon="share" onClick={save}>
          {words.save}
        </Button>
      )}
    </figure>
  )
}
