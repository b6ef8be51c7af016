import { sample } from '#kinds/photo/sample.ts'
import { manifestsIn, manifestToText } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import { seededRandom } from '#lib/random.ts'
import { type SealedBlob, sealBlob } from '#seal/blob.ts'
import { fetchBlob, sendBlobs } from '#sync/blobs.ts'
import { must } from './failure.ts'
import type { Disk } from './look.ts'
import type { Tablet } from './tablet.ts'
import { channelOn, type World } from './world.ts'
import { type Scene, writable } from './writing.ts'

/** A picture that is sealed and that nobody has taken yet. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly blob: SealedBlob
}

/** A photo that somebody was told is kept. */
export interface Photo extends Picture {
  readonly ent: Id
  readonly tablet: Tablet
}

const NEW = { pos: 0, ids: [] }
/** More than anybody takes in one run. */
const PICTURES = 24
/** Bytes of a piece: a picture has one to four of them. */
const PIECE = 30

export async function takePictures(): Promise<readonly Picture[]> {
  const random = seededRandom(2611)
  const pictures: Picture[] = []
  for (let index = 0; index < PICTURES; index++) {
    const bytes = new Uint8Array(random(20 + (index % 4) * PIECE))
    pictures.push({ bytes, blob: await sealBlob(bytes, 'image/jpeg', random, PIECE) })
  }
  return pictures
}

/** First the bytes, then the line that names them: what After the bell does with a checked picture. */
export async function photograph(scene: Scene): Promise<void> {
  const { world, tablet, tab, dice } = scene
  const { store } = tab
  const notes = writable(world, tab).filter(({ kind }) => kind === 'observation')
  const channel = channelOn(store, world.book, 'private')
  const picture = notes.length > 0 && channel ? world.pictures.shift() : undefined
  if (!picture || !channel) return
  const ent = store.newEntity()
  const kept = await store.keepBlob({ book: world.book, ent }, picture.blob)
  if (!kept.ok) return
  const { ent: observation } = dice.pick(notes)
  const patch = { ...sample, observation, picture: manifestToText(picture.blob.manifest) }
  const saved = await store.change([
    { book: world.book, grp: channel.grp, ent, kind: 'photo', patch, ctx: NEW }
  ])
  if (!saved.ok) return
  world.model.photos.push({ ...picture, ent, tablet })
  world.model.photographed.add(observation)
}

/** The slow half of the conversation, both ways. */
export async function carry({ world, tab, dice }: Scene): Promise<void> {
  const { store, session } = tab
  await sendBlobs(session, async () => dice.chance() < 0.9)
  const photos = store
    .entries(world.book)
    .peek()
    .filter(({ kind, deleted }) => kind === 'photo' && !deleted)
  if (photos.length === 0) return
  const entry = dice.pick(photos)
  const [shown] = await store.open([entry.ent])
  for (const manifest of manifestsIn(shown?.values ?? {})) await fetchBlob(session, entry, manifest)
}

/** Taken away by right: by its author, with its note, or for ever. */
export function isGone({ model, isErased }: World, ent: Id): boolean {
  return model.struck.has(ent) || isErased(ent)
}

/** I15: bytes that somebody was told are kept stay on the tablet that took them, sent or not. */
export function checkPieces(world: World, tablet: Tablet, { pieces }: Disk): void {
  if (tablet.isOut) return
  for (const { ent, blob, tablet: where } of world.model.photos) {
    if (where !== tablet || isGone(world, ent)) continue
    const { id, hashes } = blob.manifest
    const missing = hashes.filter(
      (_, index) => !pieces.has(`${id}/${String(index).padStart(3, '0')}`)
    )
    must(
      'I15',
      missing.length === 0,
      () => `${tablet.name} lost ${missing.length} pieces of ${ent}`
    )
  }
}
