import { describe, expect, it } from 'vitest'
import { metadataIn, sniffPicture, withoutMetadata } from './picture-file.ts'

const segment = (marker: number, content: readonly number[]) => [
  0xff,
  marker,
  (content.length + 2) >> 8,
  (content.length + 2) & 255,
  ...content
]
const text = (written: string) => [...new TextEncoder().encode(written)]
const JFIF = segment(0xe0, [...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0])
const frame = (width: number, height: number, marker = 0xc0) =>
  segment(marker, [
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    1,
    0x22,
    0,
    2,
    0x11,
    1
  ])
const SCAN = [
  ...segment(0xda, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]),
  1,
  2,
  0xff,
  0,
  0xff,
  0xe1,
  9,
  0xff,
  0xd9
]
const jpeg = (...segments: readonly (readonly number[])[]) =>
  new Uint8Array([0xff, 0xd8, ...segments.flat(), ...SCAN])

describe('what a file says of itself', () => {
  it('a JPEG its size, whatever stands before it', () => {
    const exif = segment(0xe1, [...text('Exif\0\0'), ...Array.from({ length: 60_000 }, () => 0xc0)])
    expect(sniffPicture(jpeg(JFIF, exif, frame(9504, 6336)))).toEqual({
      format: 'jpeg',
      width: 9504,
      height: 6336
    })
    expect(sniffPicture(jpeg(segment(0xc4, [0, 1]), frame(40, 30, 0xc2)))).toMatchObject({
      width: 40
    })
    expect(sniffPicture(jpeg(JFIF))).toEqual({ format: 'jpeg' })
  })

  it('a PNG its size, WEBP and HEIC what they are', () => {
    const png = [
      0x89,
      ...text('PNG'),
      13,
      10,
      26,
      10,
      0,
      0,
      0,
      13,
      ...text('IHDR'),
      0,
      0,
      4,
      0,
      0,
      0,
      3,
      0
    ]
    expect(sniffPicture(new Uint8Array(png))).toEqual({ format: 'png', width: 1024, height: 768 })
    expect(sniffPicture(new Uint8Array(text('RIFF....WEBPVP8 ')))?.format).toBe('webp')
    expect(sniffPicture(new Uint8Array([0, 0, 0, 24, ...text('ftypheic....')]))?.format).toBe(
      'heic'
    )
  })

  it.each([
    '%PDF-1.7 a paper named .jpg',
    '',
    'GIF89a..........',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '    ftypisom........'
  ])('and %s is no picture of a camera', (content) => {
    expect(sniffPicture(new Uint8Array(text(content)))).toBeUndefined()
  })
})

describe('what a picture tells beside itself', () => {
  const exif = segment(0xe1, text('Exif\0\0Quoxanimbus'))
  const xmp = segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<x/>'))
  const profile = segment(0xe2, text('ICC_PROFILE\0'))
  const comment = segment(0xfe, text('taken by'))

  it('goes, all of it, and the picture stays byte for byte', () => {
    const told = jpeg(JFIF, exif, xmp, profile, frame(40, 30), comment)
    expect(metadataIn(told)).toEqual(['APP1', 'APP1', 'APP2', 'COM'])
    const clean = withoutMetadata(told)
    expect([...clean]).toEqual([...jpeg(JFIF, frame(40, 30))])
    expect(metadataIn(clean)).toEqual([])
    expect([...withoutMetadata(clean)]).toEqual([...clean])
  })

  it('what looks like it inside the picture’s own data is the picture', () => {
    const plain = jpeg(JFIF, frame(40, 30))
    expect(metadataIn(plain)).toEqual([])
    expect([...withoutMetadata(plain)]).toEqual([...plain])
  })
})
