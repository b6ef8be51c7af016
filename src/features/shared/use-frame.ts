import { useEffect, useState } from 'preact/hooks'
import type { Frame } from '#forms/frame.ts'
import { words as english } from '#forms/words.ts'
import { englishWords, type KindName, kindWords, type WordsByKind } from '#kinds/words.ts'
import type { Id } from '#lib/id.ts'
import { useApp, useWords } from './app-context.ts'
import { ofKind, pupilName, textOf } from './names.ts'

const gaelic = async () => (await import('#forms/words.gd.ts')).wordsGd

/** What a general form needs of the screen: words of the kind, names of people, and what a reference may pick. */
export function useFormFrame(book: Id, kind: KindName): Frame {
  const app = useApp()
  const words = useWords(english, gaelic)
  const language = app.settings.language.value
  const [kinds, setKinds] = useState<WordsByKind>(englishWords)
  useEffect(() => {
    let here = true
    kindWords(language).then(
      (loaded) => {
        if (here) setKinds(loaded)
      },
      () => undefined
    )
    return () => {
      here = false
    }
  }, [language])
  const entries = app.store.entries(book).value
  return {
    language,
    words,
    kindWords: kinds[kind],
    nameOf: (person) =>
      textOf(
        entries.find((entry) => entry.ent === person),
        'name'
      ),
    picksOf: (wanted) =>
      ofKind(entries, wanted, wanted === 'pupil' ? 'code' : 'name').map((entry) => ({
        value: entry.ent,
        label:
          (wanted === 'pupil'
            ? pupilName(entry)
            : textOf(entry, 'name') || textOf(entry, 'title')) ?? ''
      }))
  }
}
