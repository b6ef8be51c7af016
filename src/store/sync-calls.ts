/*
 * What sync asks of the store, and screens only where a project begins or ends or something is struck: a chunk of its own, which no
 * first screen waits for (docs/decisions/009). Reached through later.ts.
 */
export {
  blobAlsoOf,
  blobPiece,
  blobSent,
  dropBlobs,
  keepBlob,
  keepPiece,
  loadBlobs,
  missingPieces,
  readBlob,
  sweepBlobs
} from './blobs.ts'
export { addBook, removeBook, setMe } from './books.ts'
export { addChannel, addKey, controls, openIn, updateChannel } from './channels.ts'
export { gatherCheckpoint } from './checkpoint-gather.ts'
export { settleBehind, showCheckpoint } from './checkpoint-show.ts'
export { heldLines, importLines, keepTaken } from './held.ts'
export { acknowledge, outbox, pending, refuse } from './outbox.ts'
export { foldPages, keepPage } from './pages.ts'
export { restored } from './restore.ts'
export { retryStrays } from './retry-strays.ts'
export { strike } from './strike.ts'
