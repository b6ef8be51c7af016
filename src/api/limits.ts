/** The wire's number: raised only when an older client can no longer be understood. */
export const PROTOCOL = 1

/** What both ends agree never to exceed; bytes are counted in UTF-8. */
export const limits = {
  /** a request body, before and after inflation */
  bodyBytes: 4 * 1024 * 1024,
  lineBytes: 256 * 1024,
  /** one text field (design 8.1) */
  textBytes: 32 * 1024,
  /** a pulled page ends at whichever comes first and always holds at least one line */
  pageLines: 500,
  pageBytes: 1024 * 1024,
  /** lines in one push */
  pushLines: 2000,
  /** channels named in one pull, join or invitation */
  channels: 200,
  /** a long-poll's longest wait, s */
  waitSeconds: 25,
  welcomeBytes: 256 * 1024,
  /** one sealed part of a checkpoint, base64url, and how many there may be */
  checkpointPartBytes: 2 * 1024 * 1024,
  checkpointParts: 200,
  /** one sealed piece of a picture or recording with its nonce and tag, and how many one entity may have */
  blobPieceBytes: 512 * 1024 + 64,
  blobPieces: 256,
  /** bodies larger than this are gzipped, both ways */
  gzipBytes: 1024,
  /** a used invitation may be repeated by the same device for this long, ms (lost answer) */
  repeatMs: 10 * 60_000
} as const
