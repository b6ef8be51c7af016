import type { Browser } from '../harness/engines.ts'

/** What a made-up camera file is like. */
export interface MadePicture {
  /** px as stored */
  readonly width: number
  readonly height: number
  /** bytes of an APP1 segment put behind the start: EXIF, XMP */
  readonly told?: readonly number[]
  /** made only, to be given by `giveStored` */
  readonly keep?: boolean
}

/** A word that only the metadata of a made-up picture holds. */
export const TOLD = 'Quoxanimbus'

/**
 * EXIF as a camera writes it, big-endian: turned by a quarter (orientation 6), the model, and a place of GPS, each with the word in it where
 * letters are.
 */
export function exif(): readonly number[] {
  const text = (written: string) => [...Buffer.from(`${written}\0`, 'latin1')]
  const two = (value: number) => [value >> 8, value & 255]
  const four = (value: number) => [0, 0, ...two(value)]
  const model = text(TOLD)
  const entries = 3
  const after = 8 + 2 + entries * 12 + 4
  const gps = after + model.length
  const tiff = [
    ...Buffer.from('MM'),
    ...two(42),
    ...four(8),
    ...two(entries),
    // Model, Orientation, GPS
    ...[...two(0x0110), ...two(2), ...four(model.length), ...four(after)],
    ...[...two(0x0112), ...two(3), ...four(1), ...two(6), 0, 0],
    ...[...two(0x8825), ...two(4), ...four(1), ...four(gps)],
    ...four(0),
    ...model,
    ...two(1),
    // The latitude is in the north.
    ...[...two(1), ...two(2), ...four(2), ...Buffer.from('N\0\0\0', 'latin1')],
    ...four(0)
  ]
  return [...Buffer.from('Exif\0\0', 'latin1'), ...tiff]
}

/**
 * Hands a file to the camera's input as its camera app would: a JPEG whose left half is red and whose right half is blue, as stored. The words
 * WORK stand in its middle, so that what is brushed over can be told.
 */
export function shootFile(
  { driver }: Browser,
  { width, height, told = [], keep = false }: MadePicture
): Promise<void> {
  return driver.executeAsyncScript(
    `const [width, height, told, keep, done] = arguments
     const canvas = document.createElement('canvas')
     canvas.width = width
     canvas.height = height
     const pen = canvas.getContext('2d')
     pen.fillStyle = 'rgb(220 20 20)'
     pen.fillRect(0, 0, width / 2, height)
     pen.fillStyle = 'rgb(20 20 220)'
     pen.fillRect(width / 2, 0, width / 2, height)
     for (let line = 0; line < 400; line++) {
       pen.fillStyle = 'hsl(' + line + ' 60% 50%)'
       pen.fillRect((line * 97) % width, (line * 61) % height, width / 300, height / 40)
     }
     if (keep) {
       // The grain of a real sensor: without it a file is a tenth of its size.
       const all = pen.getImageData(0, 0, width, height)
       let state = 1
       for (let at = 0; at < all.data.length; at += 4) {
         state = (state * 1103515245 + 12345) & 0x7fffffff
         const grain = ((state >> 16) & 31) - 16
         for (let part = 0; part < 3; part++) all.data[at + part] += grain
       }
       pen.putImageData(all, 0, 0)
     }
     canvas.toBlob(async (blob) => {
       const jpeg = new Uint8Array(await blob.arrayBuffer())
       const size = told.length + 2
       const segment = told.length > 0 ? [0xff, 0xe1, size >> 8, size & 255, ...told] : []
       const bytes = [jpeg.subarray(0, 2), new Uint8Array(segment), jpeg.subarray(2)]
       const file = new File(bytes, 'IMG_0001.JPG', { type: 'image/jpeg' })
       if (keep) window.madePicture = file
       else give(file)
       done()
     }, 'image/jpeg', 0.92)
     function give(file) {
       const files = new DataTransfer()
       files.items.add(file)
       const input = document.querySelector('[data-camera-file]')
       input.files = files.files
       input.dispatchEvent(new Event('change', { bubbles: true }))
     }`,
    width,
    height,
    told,
    keep
  )
}

/** Gives the picture that was made before: ms until it is kept, bytes of JavaScript in use at the most meanwhile, bytes of the file. */
export function giveStored({
  driver
}: Browser): Promise<{ readonly took: number; readonly peak: number; readonly bytes: number }> {
  return driver.executeAsyncScript(
    `const done = arguments[0]
     const shown = () => document.querySelectorAll('[data-looking] [data-shot]').length
     const before = shown()
     const files = new DataTransfer()
     files.items.add(window.madePicture)
     const input = document.querySelector('[data-camera-file]')
     input.files = files.files
     const began = performance.now()
     let peak = 0
     const look = () => {
       peak = Math.max(peak, performance.memory?.usedJSHeapSize ?? 0)
       if (shown() > before) done({ took: performance.now() - began, peak, bytes: window.madePicture.size })
       else setTimeout(look, 10)
     }
     input.dispatchEvent(new Event('change', { bubbles: true }))
     look()`
  )
}

/** Hands over a file of these bytes, under the name of a picture. */
export function giveFile({ driver }: Browser, bytes: Uint8Array): Promise<void> {
  return driver.executeScript(
    `const files = new DataTransfer()
     files.items.add(new File([new Uint8Array(arguments[0])], 'IMG_0002.JPG', { type: 'image/jpeg' }))
     const input = document.querySelector('[data-camera-file]')
     input.files = files.files
     input.dispatchEvent(new Event('change', { bubbles: true }))`,
    [...bytes]
  )
}

/** From now on the page remembers every picture that it shows out of its own bytes. */
export function rememberPictures({ driver }: Browser): Promise<void> {
  return driver.executeScript(
    `window.shownPictures = []
     const show = URL.createObjectURL.bind(URL)
     URL.createObjectURL = (blob) => {
       window.shownPictures.push(blob)
       return show(blob)
     }`
  )
}

export interface ShownPicture {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  /** mean colour of a spot of 20 px at the share of width and height */
  readonly colours: readonly (readonly [number, number, number])[]
  /** how much neighbouring pixels differ there, 0 to 255: letters do, a mosaic does not */
  readonly contrasts: readonly number[]
}

/** The largest picture that the page showed since it remembers, with the colours at these places. */
export async function largestPicture(
  { driver }: Browser,
  places: readonly (readonly [number, number])[]
): Promise<ShownPicture> {
  const found = await driver.executeAsyncScript<
    Omit<ShownPicture, 'bytes'> & { readonly base64: string }
  >(
    `const [places, done] = arguments
     const blob = window.shownPictures.toSorted((one, other) => other.size - one.size)[0]
     createImageBitmap(blob).then(async (picture) => {
       const { width, height } = picture
       const canvas = document.createElement('canvas')
       canvas.width = width
       canvas.height = height
       const pen = canvas.getContext('2d', { willReadFrequently: true })
       pen.drawImage(picture, 0, 0)
       const spots = places.map(([x, y]) => pen.getImageData(Math.min(width - 20, width * x), Math.min(height - 20, height * y), 20, 20).data)
       const colours = spots.map((data) => [0, 1, 2].map((part) => data.reduce((sum, value, at) => at % 4 === part ? sum + value : sum, 0) / 400))
       const contrasts = spots.map((data) => Math.max(...data.map((value, at) => at % 4 === 3 || at < 4 ? 0 : Math.abs(value - data[at - 4]))))
       const bytes = new Uint8Array(await blob.arrayBuffer())
       let text = ''
       for (const byte of bytes) text += String.fromCharCode(byte)
       done({ width, height, colours, contrasts, base64: btoa(text) })
     })`,
    places
  )
  const { base64, ...picture } = found
  return { ...picture, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }
}
