// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { afterEach, expect, test } from 'vitest'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { Dialog } from './dialog.tsx'

afterEach(cleanup)

function Opener({ onClosed }: { onClosed?: () => void }) {
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    onClosed?.()
  }
  return (
    <>
      <button onClick={() => setOpen(true)}>Bring someone in</button>
      <Dialog open={open} onClose={close} title="Bring someone in" closeLabel="Close">
        <p>They scan this code.</p>
      </Dialog>
    </>
  )
}

function open() {
  const opener = screen.getByRole('button', { name: 'Bring someone in' })
  opener.focus()
  fireEvent.click(opener)
  return { opener, dialog: screen.getByRole<HTMLDialogElement>('dialog') }
}

test('an open dialog is modal, named by its title, and begins with it', () => {
  render(<Opener />)
  const { dialog } = open()
  const title = screen.getByRole('heading', { name: 'Bring someone in' })
  expect(dialog.open).toBe(true)
  expect(dialog.getAttribute('aria-labelledby')).toBe(title.id)
  expect(document.activeElement).toBe(title)
})

test('the focus goes back to what opened the dialog', () => {
  render(<Opener />)
  const { opener, dialog } = open()
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(dialog.open).toBe(false)
  expect(document.activeElement).toBe(opener)
})

test('Escape asks the caller once, and the caller closes', () => {
  let closed = 0
  render(<Opener onClosed={() => (closed += 1)} />)
  const { opener, dialog } = open()
  const cancel = new Event('cancel', { cancelable: true })
  fireEvent(dialog, cancel)
  expect(cancel.defaultPrevented).toBe(true)
  expect(dialog.open).toBe(false)
  expect(closed).toBe(1)
  expect(document.activeElement).toBe(opener)
})

test('the page stands still only while a dialog is open', () => {
  const { unmount } = render(<Opener />)
  open()
  expect(document.documentElement.dataset['modal']).toBe('')
  unmount()
  expect(document.documentElement.dataset['modal']).toBeUndefined()
})

test('a press beside a dialog keeps it open unless it may be dismissed so', () => {
  let closed = 0
  const onClose = () => (closed += 1)
  const { rerender } = render(<Dialog open onClose={onClose} title="Label" closeLabel="Close" />)
  const beside = { clientX: -5, clientY: -5 }
  fireEvent.pointerDown(screen.getByRole('dialog'), beside)
  expect(closed).toBe(0)
  rerender(<Dialog open dismissBeside onClose={onClose} title="Label" closeLabel="Close" />)
  fireEvent.pointerDown(screen.getByRole('dialog'), beside)
  expect(closed).toBe(1)
})

test('a question offers the way back first, and while it works it cannot be pressed twice', () => {
  let removed = 0
  const words = { title: 'Remove it?', confirm: 'Remove', cancel: 'Keep it', closeLabel: 'Close' }
  const ask = { ...words, onConfirm: () => (removed += 1), onCancel: () => undefined }
  const { rerender } = render(<ConfirmDialog open {...ask} />)
  const names = screen.getAllByRole('button').map((button) => button.textContent || 'Close')
  expect(names).toEqual(['Close', 'Keep it', 'Remove'])
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }))
  rerender(<ConfirmDialog open busy {...ask} />)
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }))
  expect(removed).toBe(1)
})
