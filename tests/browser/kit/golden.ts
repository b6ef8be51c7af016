import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { WebDriver } from 'selenium-webdriver'

/** How light a screen is, 0 to 255, in squares of about 41 px: rows from the top, cells from the left. */
type Light = readonly (readonly number[])[]

const COLUMNS = 20
const ROWS = 29
/** A line of text comes and goes within this; a key, a panel or a picture does not. Of 255. */
const ALIKE = 32
/** Other fonts break lines elsewhere; so much of a screen may differ, as a part of all squares. */
const MAY_DIFFER = 0.06

const FOLDER = fileURLToPath(new URL('../golden/', import.meta.url))
const fileOf = (name: string) => `${FOLDER}${name}.txt`

/**
 * Compares what the glass shows with the golden picture of that name: what is where, as light and dark, and not the shape of each letter,
 * so that it is the same on a machine with other fonts. GOLDEN=new keeps what is there as golden: look at it first.
 */
export async function isGolden(driver: WebDriver, name: string, png: string): Promise<void> {
  const light = await lightOf(driver, png)
  if (process.env['GOLDEN'] === 'new') {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(fileOf(name), `${light.map((row) => row.map(toHex).join('')).join('\n')}\n`)
    return
  }
  expect(existsSync(fileOf(name)), `a golden picture of ${name}`).toBe(true)
  const golden = fromText(readFileSync(fileOf(name), 'utf8'))
  const wrong = golden.flatMap((row, y) =>
    row.flatMap((cell, x) => (Math.abs(cell - (light[y]?.[x] ?? -255)) > ALIKE ? [{ x, y }] : []))
  )
  const map = Array.from({ length: ROWS }, (_, y) =>
    Array.from({ length: COLUMNS }, (__, x) =>
      wrong.some((cell) => cell.x === x && cell.y === y) ? '#' : '.'
    ).join('')
  ).join('\n')
  expect(
    wrong.length,
    `${name} looks other than its golden picture, here:\n${map}\n`
  ).toBeLessThanOrEqual(MAY_DIFFER * COLUMNS * ROWS)
}

const toHex = (cell: number) => cell.toString(16).padStart(2, '0')
const fromText = (text: string): Light =>
  text
    .trim()
    .split('\n')
    .map((row) => (row.match(/../g) ?? []).map((cell) => Number.parseInt(cell, 16)))

/** The page itself averages its own picture: a browser is the decoder that is at hand. */
const lightOf = (driver: WebDriver, png: string) =>
  driver.executeAsyncScript<Light>(
    `const [text, columns, rows, done] = arguments
     const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
     createImageBitmap(new Blob([bytes], { type: 'image/png' })).then((picture) => {
       const { width, height } = picture
       const canvas = document.createElement('canvas')
       Object.assign(canvas, { width, height })
       const context = canvas.getContext('2d', { willReadFrequently: true })
       context.drawImage(picture, 0, 0)
       const { data } = context.getImageData(0, 0, width, height)
       const light = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => {
         const [left, right] = [column, column + 1].map((edge) => Math.round(edge * width / columns))
         const [top, foot] = [row, row + 1].map((edge) => Math.round(edge * height / rows))
         let sum = 0
         for (let y = top; y < foot; y++)
           for (let x = left; x < right; x++) {
             const at = (y * width + x) * 4
             sum += 0.3 * data[at] + 0.59 * data[at + 1] + 0.11 * data[at + 2]
           }
         return Math.round(sum / ((right - left) * (foot - top)))
       }))
       done(light)
     })`,
    png,
    COLUMNS,
    ROWS
  )
