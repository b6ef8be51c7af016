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
