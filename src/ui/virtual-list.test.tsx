// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { VirtualList } from './virtual-list.tsx'

// happy-dom lays nothing out: the page is 800 px high, every row 50, and `scrolled` px are above.
let scrolled = 0

beforeEach(() => {
  scrolled = 0
  vi.stubGlobal('innerHeight', 800)
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (
    this: HTMLElement
  ) {
    return new DOMRect(0, -scrolled, 600, this.dataset['row'] === undefined ? 500_000 : 50)
  })
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

type Note = { id: string }
const notes = Array.from({ length: 10_000 }, (_, index): Note => ({ id: `note ${index}` }))
const words = signal('ink')

const list = {
  label: 'Notes',
  keyOf: (note: Note) => note.id,
  estimate: () => 50,
  renderRow: (note: Note) => (
    <a href={`#${note.id}`}>
      {note.id} {words}
    </a>
  )
}

const drawn = () => screen.getAllByRole('listitem').map((row) => Number(row.dataset['row']))

async function scrollTo(px: number) {
  scrolled = px
  await act(() => {
    fireEvent.scroll(document)
  })
}

test('of ten thousand rows only what is near the glass is in the page', async () => {
  render(<VirtualList {...list} rows={notes} />)
  await scrollTo(0)
  expect(drawn()[0]).toBe(0)
  expect(drawn().length).toBeLessThan(48)
  expect(screen.getByRole('list', { name: 'Notes' }).style.height).toBe('500000px')
})

test('after a scroll the rows of that place are drawn, and know where they stand', async () => {
  render(<VirtualList {...list} rows={notes} />)
  await scrollTo(250_000)
  expect(drawn()).toContain(5_000)
  expect(drawn()).toContain(5_015)
  expect(drawn()).not.toContain(0)
  const row = screen.getByRole('link', { name: 'note 5000 ink' }).closest('[role=listitem]')
  expect(row?.getAttribute('aria-posinset')).toBe('5001')
  expect(row?.getAttribute('aria-setsize')).toBe('10000')
})

test('the row with the focus stays in the page however far one scrolls', async () => {
  render(<VirtualList {...list} rows={notes} />)
  const link = screen.getByRole('link', { name: 'note 3 ink' })
  await act(() => link.focus())
  await scrollTo(400_000)
  expect(drawn()[0]).toBe(3)
  expect(drawn()).toContain(8_000)
  expect(document.activeElement).toBe(link)
})

test('arrow down and up go from row to row', () => {
  render(<VirtualList {...list} rows={notes} />)
  const link = screen.getByRole('link', { name: 'note 3 ink' })
  link.focus()
  fireEvent.keyDown(link, { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toBe('note 4 ink')
  fireEvent.keyDown(screen.getByRole('link', { name: 'note 4 ink' }), { key: 'ArrowUp' })
  expect(document.activeElement).toBe(link)
})

test('a list that grows shorter draws what is left', () => {
  const { rerender } = render(<VirtualList {...list} rows={notes} />)
  rerender(<VirtualList {...list} rows={notes.slice(0, 2)} />)
  expect(drawn()).toEqual([0, 1])
  rerender(<VirtualList {...list} rows={[]} />)
  expect(screen.queryAllByRole('listitem')).toEqual([])
})

test('a row follows what it reads, although rows are drawn only once', async () => {
  render(<VirtualList {...list} rows={notes} />)
  await act(() => {
    words.value = 'pencil'
  })
  expect(screen.getByRole('link', { name: 'note 0 pencil' })).toBeTruthy()
  words.value = 'ink'
})

const inPassing = (note: Note) => <i>{note.id} in passing</i>

/** Frames are drawn when a test says so; answers how many were waited for. */
function heldFrames(): () => Promise<number> {
  const frames: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => {})
  return async () => {
    const due = frames.splice(0)
    await act(() => {
      for (const run of due) run()
    })
    return due.length
  }
}

/** A list whose first picture is whole, at its head. */
async function wholeList(): Promise<() => Promise<number>> {
  const nextFrame = heldFrames()
  render(<VirtualList {...list} rows={notes} renderLight={inPassing} />)
  while ((await nextFrame()) > 0);
  await scrollAt(1000, 0)
  return nextFrame
}

const linked = () =>
  screen
    .getAllByRole('link')
    .map((link) => Number(link.closest<HTMLElement>('[data-row]')?.dataset['row']))

test('the first picture has as many whole rows as the glass, and the others come after it', async () => {
  const nextFrame = heldFrames()
  render(<VirtualList {...list} rows={notes} renderLight={inPassing} />)
  expect(linked()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(screen.getByText('note 11 in passing')).toBeTruthy()
  expect(await nextFrame()).toBe(1)
  expect(linked().length).toBe(12)
  while ((await nextFrame()) > 0);
  expect(screen.queryByText(/in passing/)).toBeNull()
})

test('a row that is flung past is drawn lightly, and filled once the list is calm', async () => {
  const nextFrame = await wholeList()
  await scrollAt(1016, 3_000)
  await scrollAt(1032, 6_000)
  expect(screen.getByText('note 125 in passing').parentElement?.style.blockSize).toBe('50px')
  expect(screen.queryByRole('link', { name: 'note 125 ink' })).toBeNull()
  await nextFrame()
  expect(screen.queryAllByRole('link')).toEqual([])
  await scrollAt(1048, 6_004)
  await nextFrame()
  // Two a frame, and those on the glass first.
  expect(linked().length).toBe(2)
  for (const row of linked()) {
    expect(row).toBeGreaterThan(115)
    expect(row).toBeLessThan(137)
  }
  while ((await nextFrame()) > 0);
  expect(screen.queryByText(/in passing/)).toBeNull()
})

test('a jump to another place draws its rows whole', async () => {
  await wholeList()
  await scrollAt(3000, 250_000)
  expect(screen.getByRole('link', { name: 'note 5000 ink' })).toBeTruthy()
})

/** A scroll event at a time in ms. */
async function scrollAt(time: number, px: number) {
  scrolled = px
  const event = new Event('scroll')
  Object.defineProperty(event, 'timeStamp', { value: time })
  await act(() => {
    document.dispatchEvent(event)
  })
}
