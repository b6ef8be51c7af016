import { hashPiece } from '#seal/blob.ts'
import { fetchBlob } from '#sync/blobs.ts'
import { channelsOf, isShared } from '#sync/session.ts'
import { isStranded, readersOf } from './calm.ts'
import { must } from './failure.ts'
import { isGone } from './photos.ts'
import type { World } from './world.ts'

/**
 * I15 at the end: what a tablet holds is at the server in every channel that has its photo, byte for byte, and whoever reads that channel sees
 * what was taken. Of what was erased no channel has a piece.
 */
export async function checkPhotos(world: World): Promise<void> {
  for (const { ent, bytes, blob, tablet } of world.model.photos) {
    const { manifest } = blob
    const tab = tablet.isOut ? undefined : tablet.tabs[0]
    const entry = tab?.store
      .entries(world.book)
      .peek()
      .find((each) => each.ent === ent)
    for (const { grp } of tab ? channelsOf(tab.store).filter(isShared) : []) {
      if (world.server.isErased(grp, ent)) {
        for (const hash of manifest.hashes) {
          const left = await world.server.piece(grp, ent, hash)
          must('B8', !left, () => `${ent} was erased in ${grp}, and a piece of it is there`)
        }
        continue
      }
      if (!tab || !entry?.grps.includes(grp) || isGone(world, ent)) continue
      if (isStranded(world, tab, grp)) continue
      for (const hash of manifest.hashes) {
        const piece = await world.server.piece(grp, ent, hash)
        const isRight = piece !== undefined && hashPiece(piece) === hash
        must('I15', isRight, () => `a piece of ${ent} is not in ${grp}`)
      }
      for (const reader of readersOf(world, grp)) {
        const fetched = await fetchBlob(reader.tab.session, entry, manifest)
        const read = await reader.tab.store.readBlob(manifest)
        const seen = read.ok && read.value ? Buffer.from(read.value).equals(bytes) : false
        must(
          'B7',
          seen,
          () => `${reader.tablet.name} does not see ${ent}: ${JSON.stringify(fetched)}`
        )
      }
    }
  }
  for (const { blob } of world.model.photos) {
    for (const hash of blob.manifest.hashes) {
      const isLeft = world.server.isKept(hash) && !world.server.isLinked(hash)
      must(
        'B8',
        !isLeft || world.model.facts.restored,
        () => `${hash} belongs to nothing and is kept`
      )
    }
  }
}
