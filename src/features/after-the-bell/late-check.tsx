import type { VNode } from 'preact'
import { Notice } from '#ui/notice.tsx'
import { recordedIn, type Recording } from '../shared/recordings-in.ts'
import { takenIn, type Shot } from '../shared/shots-in.ts'
import { useLate } from '../shared/use-late.ts'
import { useBellView } from './bell-context.ts'

interface Chosen {
  readonly shot?: Shot | undefined
  readonly recording?: Recording | undefined
}
type Draw = (chosen: Chosen) => VNode | null

const LOAD = {
  photo: async (): Promise<Draw> => {
    const { PhotoCheck } = await import('./photo-check.tsx')
    return ({ shot }) => (shot ? <PhotoCheck key={shot.ent} shot={shot} /> : null)
  },
  recording: async (): Promise<Draw> => {
    const { RecordingCheck } = await import('./recording-check.tsx')
    return ({ recording }) =>
      recording ? <RecordingCheck key={recording.ent} recording={recording} /> : null
  }
}

/** One photo that is checked, or one recording that is written down: loaded when there is one. */
export function LateCheck() {
  const { bell } = useBellView()
  const { store, book } = bell.options
  const wanted = bell.checking.value
  const drafts = store.drafts(book.book).value
  const shot = takenIn(drafts).find(({ ent }) => ent === wanted)
  const recording = recordedIn(drafts).find(({ ent }) => ent === wanted)
  if (shot) return <Late name="photo" shot={shot} />
  return recording ? <Late name="recording" recording={recording} /> : null
}

function Late({ name, ...chosen }: Chosen & { readonly name: keyof typeof LOAD }) {
  const { words } = useBellView()
  const loaded = useLate(LOAD[name])
  if (loaded === 'missing') return <Notice tone="amber">{words[name].notLoaded}</Notice>
  return loaded ? loaded.part(chosen) : null
}
