/**
 * What a sealed line says of a picture or recording (design 8.11): how to find its pieces, how to know them and how to open them. As text
 * it is `b1.TYPE.BYTES.PIECE.ID.KEY.HASH,HASH…`.
 */
export interface Manifest {
  /** 128 random bits, base64url: the blob's own name */
  readonly id: string
  /** media type, such as image/jpeg */
  readonly type: string
  /** of the whole, before sealing */
  readonly bytes: number
  /** bytes of every piece but the last, before sealing */
  readonly pieceBytes: number
  /** 32 bytes, base64url */
  readonly key: string
  /** SHA-256 of each sealed piece, base64url, in order */
  readonly hashes: readonly string[]
}

const HASH = '[A-Za-z0-9_-]{43}'
const FORM = new RegExp(
  `^b1\\.((?:image|audio)/[a-z0-9+-]{1,40})\\.(\\d{1,9})\\.(\\d{1,6})\\.([A-Za-z0-9_-]{22})\\.(${HASH})\\.(${HASH}(?:,${HASH}){0,255})$`
)

export function manifestToText({ type, bytes, pieceBytes, id, key, hashes }: Manifest): string {
  return ['b1', type, bytes, pieceBytes, id, key, hashes.join(',')].join('.')
}

/** Undefined where the text is none, or says of itself what cannot be. */
export function textToManifest(text: unknown): Manifest | undefined {
  const found = typeof text === 'string' ? FORM.exec(text) : null
  if (!found) return undefined
  const [, type = '', bytes, pieceBytes, id = '', key = '', hashes = ''] = found
  const manifest = {
    id,
    type,
    bytes: Number(bytes),
    pieceBytes: Number(pieceBytes),
    key,
    hashes: hashes.split(',')
  }
  return manifest.hashes.length === piecesOf(manifest) ? manifest : undefined
}

/** How many pieces so many bytes make; an empty blob has one. */
export function piecesOf({ bytes, pieceBytes }: Pick<Manifest, 'bytes' | 'pieceBytes'>): number {
  return Math.max(1, Math.ceil(bytes / Math.max(1, pieceBytes)))
}

/** The manifests among an entity's values. */
export function manifestsIn(values: Readonly<Record<string, unknown>>): readonly Manifest[] {
  return Object.values(values).flatMap((value) => textToManifest(value) ?? [])
}
