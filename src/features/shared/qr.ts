import encodeQR from 'qr'

/** The library draws at least this border; the picture adds the quiet zone of its own. */
const BORDER = 1

/** The modules of a QR code without its quiet zone: rows, true where dark. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const framed = encodeQR(text, 'raw', { border: BORDER })
  return framed.slice(BORDER, -BORDER).map((row) => row.slice(BORDER, -BORDER))
}

/** Letters and digits that one code holds while a tablet's camera can still tell its modules apart: version 25, 117 modules. */
const MOST_LETTERS = 1451

export function fitsQr(text: string): boolean {
  return text.length <= MOST_LETTERS
}
