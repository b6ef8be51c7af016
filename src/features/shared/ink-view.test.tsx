// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enterRoom, room, settle, sit } from '#kit/classroom.ts'
import { drawn, show } from '#kit/live-screen.tsx'
import { touchChip } from '../live-lesson/capture.ts'
import { addStroke } from '../live-lesson/ink.ts'
import { InkView } from './ink-view.tsx'

const line = (y: number) =>
  Array.from({ length: 20 }, (_, index) => ({ x: 100 + index * 10, y, t: index * 8 }))
const files: Blob[] = []
const downloads: string[] = []

/** Two strokes from 100 to 290, at 200 and at 340, on the page of their note. */
beforeEach(async () => {
  await enterRoom()
  files.length = 0
  downloads.length = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file)
    return 'blob:drawing'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement
  ) {
    downloads.push(this.download)
  })
  const live = sit(room.lesson)
  touchChip(live, 'A')
  addStroke(live, line(200), room.time)
  addStroke(live, line(340), room.time + 500)
  const note = live.open.value?.ent ?? ''
  await settle()
  live.dispose()
  show(<InkView note={note} savable />)
  await settle()
  await drawn()
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('Save the drawing gives a file that is a drawing by itself: every stroke, inside its own frame', async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Save the drawing' }))
  await settle()
  expect(downloads).toEqual(['drawing.svg'])
  expect(files.map(({ type }) => type)).toEqual(['image/svg+xml'])
  const text = (await files[0]?.text()) ?? ''
  const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml')
  expect(svg.localName).toBe('svg')
  expect(svg.namespaceURI).toBe('http://www.w3.org/2000/svg')
  expect(svg.querySelector('title')?.textContent).toBe('Drawn or written by hand')
  const box = svg.getAttribute('viewBox')?.split(' ').map(Number) ?? []
  expect(box).toEqual([88, 188, 214, 164])
  expect([svg.getAttribute('width'), svg.getAttribute('height')]).toEqual(['214', '164'])
  const paths = [...svg.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '')
  expect(paths).toHaveLength(2)
  for (const [index, path] of paths.entries()) {
    expect(path).toMatch(/^M[-\d.]+ [-\d.]+(Q[-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+)+Z$/)
    const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? []
    const across = numbers.filter((_, at) => at % 2 === 0)
    const down = numbers.filter((_, at) => at % 2 === 1)
    expect(Math.min(...across)).toBeGreaterThanOrEqual(88)
    expect(Math.max(...across)).toBeLessThanOrEqual(302)
    // As long as it was drawn, and where it was drawn.
    expect(Math.max(...across) - Math.min(...across)).toBeGreaterThan(150)
    const middle = (Math.min(...down) + Math.max(...down)) / 2
    expect(Math.abs(middle - (index === 0 ? 200 : 340))).toBeLessThan(2)
  }
})

test('a tablet with a share sheet is given the same file there', async () => {
  const share = vi.fn<(data: { files: File[] }) => Promise<void>>().mockResolvedValue()
  const sharing = { canShare: { value: () => true }, share: { value: share } }
  vi.stubGlobal('navigator', Object.create(navigator, sharing))
  fireEvent.click(screen.getByRole('button', { name: 'Save the drawing' }))
  await settle()
  expect(downloads).toEqual([])
  const [given] = share.mock.calls[0]?.[0].files ?? []
  expect(given).toMatchObject({ name: 'drawing.svg', type: 'image/svg+xml' })
  expect(await given?.text()).toContain('<path d="M')
})
