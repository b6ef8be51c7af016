import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Notice } from '#ui/notice.tsx'
import { takenIn, type Shot } from '../shared/shots-in.ts'
import { useBellView } from './bell-context.ts'

type Loaded = { readonly Check: ComponentType<{ readonly shot: Shot }> } | 'missing' | undefined

/** The check of one photo, loaded when there is one to check. */
export function LateCheck() {
  const { bell, words } = useBellView()
  const { store, book } = bell.options
  const [loaded, setLoaded] = useState<Loaded>(undefined)
  const wanted = bell.checking.value
  const shot = takenIn(store.drafts(book.book).value).find(({ ent }) => ent === wanted)
  const isWanted = shot !== undefined
  useEffect(() => {
    if (!isWanted || loaded) return undefined
    let here = true
    import('./photo-check.tsx').then(
      ({ PhotoCheck }) => here && setLoaded({ Check: PhotoCheck }),
      () => here && setLoaded('missing')
    )
    return () => {
      here = false
    }
  }, [isWanted, loaded])
  if (!shot || !loaded) return null
  if (loaded === 'missing') return <Notice tone="amber">{words.photo.notLoaded}</Notice>
  return <loaded.Check key={shot.ent} shot={shot} />
}
