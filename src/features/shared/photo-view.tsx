import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { manifestsIn, type Manifest } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import { dayToWords, instantToMs, msToClock, msToDay } from '#lib/time.ts'
import type { Problem } from '#lib/result.ts'
import type { Entry, Shown } from '#store/types.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useApp, useWords } from './app-context.ts'
import { textOf } from './names.ts'
import { loadPhotoWordsGd, photoWords } from './photo-words.ts'
import type { PhotosProps } from './photos.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import styles from './photo-view.module.css'
import { takenIn } from './shots-in.ts'
import { Thumb } from './thumb.tsx'
import { useReaders } from './use-readers.ts'

/** The living photos of a note in the order they were taken. */
function photoEntries(entries: readonly Entry[], note: Id): readonly Entry[] {
  return entries
    .filter(
      (entry) => entry.kind === 'photo' && !entry.deleted && textOf(entry, 'observation') === note
    )
    .toSorted((one, other) => timeAndName(one).localeCompare(timeAndName(other)))
}

const timeAndName = (entry: Entry) => `${textOf(entry, 'at')} ${entry.ent}`

/** The photos of a note, small, each to be opened whole; those that wait to be checked behind them. */
export function PhotoView({ note, whole, onCheck }: PhotosProps) {
  const { store, book } = useApp()
  const words = useWords(photoWords, loadPhotoWordsGd)
  const id = book.value?.book ?? ''
  const readers = useReaders()
  const entries = store.entries(id).value
  const ents = photoEntries(entries, note)
    .map(({ ent }) => ent)
    .join(' ')
  const opened = useMemo(
    () => store.live(() => store.open(ents === '' ? [] : ents.split(' '))),
    [store, ents]
  )
  const open = useSignal<Id | undefined>(undefined)
  const byEnt = new Map((opened.value ?? []).map((shown) => [shown.ent, shown]))
  const photos = (ents === '' ? [] : ents.split(' ')).flatMap((ent) => byEnt.get(ent) ?? [])
  const waiting = onCheck
    ? takenIn(store.drafts(id).value).filter((shot) => shot.note === note)
    : []
  if (photos.length + waiting.length === 0) return null
  const isNotePrivate = entries.find(({ ent }) => ent === note)?.audience === 'private'
  const large = photos.find(({ ent }) => ent === open.value)
  return (
    <>
      <ul class={styles.photos}>
        {photos.map((shown) => (
          <li key={shown.ent} data-private={shown.audience === 'private'}>
            <button
              type="button"
              class={styles.open}
              aria-label={words.open(timeOf(shown))}
              onClick={() => (open.value = shown.ent)}
            >
              {whole ? <Whole shown={shown} /> : <Small shown={shown} />}
            </button>
            {shown.audience === 'private' && !isNotePrivate && (
              <span class={styles.alone} data-print="never">
                {words.readBy(readers(shown))}
              </span>
            )}
          </li>
        ))}
        {waiting.map(({ ent, thumb, at }) => (
          <li key={ent}>
            <button type="button" class={styles.open} onClick={() => onCheck?.(ent)}>
              <Thumb jpeg={thumb} label={words.photo(msToClock(at))} />
              <span class={styles.check}>{words.check}</span>
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        open={large !== undefined}
        onClose={() => (open.value = undefined)}
        title={words.title}
        closeLabel={words.close}
        shape="full"
      >
        {large && <Large shown={large} />}
      </Dialog>
    </>
  )
}

const timeOf = (shown: Shown) => msToClock(instantToMs(textOf(shown, 'at')))
const labelOf = (words: typeof photoWords, shown: Shown) => words.photo(timeOf(shown))

function Small({ shown }: { readonly shown: Shown }) {
  const words = useWords(photoWords, loadPhotoWordsGd)
  return <Thumb jpeg={textOf(shown, 'thumb')} label={labelOf(words, shown)} />
}

/** The picture itself where it is here, else the small one. */
function Whole({ shown }: { readonly shown: Shown }) {
  const words = useWords(photoWords, loadPhotoWordsGd)
  const { address } = usePicture(shown, false)
  if (!address) return <Small shown={shown} />
  return <img class={styles.picture} src={address} alt={labelOf(words, shown)} />
}

function Large({ shown }: { readonly shown: Shown }) {
  const app = useApp()
  const words = useWords(photoWords, loadPhotoWordsGd)
  const { address, missing, again } = usePicture(shown, true)
  if (address) {
    return (
      <div class={styles.large}>
        <img class={styles.picture} src={address} alt={labelOf(words, shown)} />
      </div>
    )
  }
  const book = app.book.value?.book ?? ''
  const person = app.store.entries(book).value.find(({ ent }) => ent === shown.author)
  const language = app.settings.language.value === 'gd' ? 'gd' : 'en-GB'
  const since = dayToWords(msToDay(shown.born), language)
  const elsewhere =
    shown.author === app.book.value?.author
      ? words.yours(since)
      : words.elsewhere(textOf(person, 'name'), since)
  return (
    <div class={styles.large}>
      <Small shown={shown} />
      {typeof missing === 'object' ? (
        <ProblemNotice problem={missing} />
      ) : (
        <p role="status">{missing ? elsewhere : words.opening}</p>
      )}
      {missing && (
        <Button live onClick={again}>
          {words.again}
        </Button>
      )}
    </div>
  )
}

/** The address of a photo's bytes as long as it is shown; `fetches` asks the server for what is not here. */
function usePicture(shown: Shown, fetches: boolean) {
  const { store, sync } = useApp()
  const [address, setAddress] = useState<string | undefined>(undefined)
  const [missing, setMissing] = useState<Problem | 'elsewhere' | undefined>(undefined)
  const [tries, setTries] = useState(0)
  const { ent } = shown
  const picture = String(shown.values['picture'] ?? '')
  useEffect(() => {
    const manifest = manifestsIn({ picture })[0]
    if (!manifest) return undefined
    let here = true
    let made: string | undefined
    const show = async () => {
      const bytes = await bytesOf(store, manifest)
      if (!bytes || !here) return bytes !== undefined
      made = URL.createObjectURL(new Blob([bytes], { type: manifest.type }))
      setAddress(made)
      return true
    }
    const look = async () => {
      setMissing(undefined)
      if ((await show()) || !fetches) return
      const fetched = await sync.fetchBlobs(ent)
      if (!(await show()) && here) setMissing(fetched.ok ? 'elsewhere' : fetched.problem)
    }
    void look()
    return () => {
      here = false
      setAddress(undefined)
      if (made) URL.revokeObjectURL(made)
    }
  }, [store, sync, ent, picture, fetches, tries])
  return { address, missing, again: () => setTries((count) => count + 1) }
}

async function bytesOf(
  store: Pick<ReturnType<typeof useApp>['store'], 'readBlob'>,
  manifest: Manifest
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const read = await store.readBlob(manifest)
  return read.ok ? read.value : undefined
}
