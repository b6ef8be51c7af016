/** Bytes of the head of a file of samples. */
export const WAV_HEAD = 44

/**
 * The head of a WAVE file of one channel of 16 bits ("Multimedia Programming Interface and Data Specifications 1.0", IBM and Microsoft,
 * 1991), which every engine plays. `samples` that follow it, little-endian; `rate` in samples a second.
 */
export function wavHead(samples: number, rate: number): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(WAV_HEAD)
  const view = new DataView(head.buffer)
  const write = (at: number, text: string) => {
    for (let index = 0; index < text.length; index++) head[at + index] = text.charCodeAt(index)
  }
  write(0, 'RIFF')
  view.setUint32(4, WAV_HEAD - 8 + samples * 2, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  write(36, 'data')
  view.setUint32(40, samples * 2, true)
  return head
}
