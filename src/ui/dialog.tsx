import type { ComponentChildren } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import styles from './dialog.module.css'
import { classes } from './classes.ts'
import { IconButton } from './icon-button.tsx'

export type DialogProps = {
  open: boolean
  /** Escape, the cross, or a press beside it where that is allowed. The caller sets `open`. */
  onClose: () => void
  title: string
  closeLabel: string
  /** `sheet` comes from the bottom edge, `full` takes the glass. */
  shape?: 'box' | 'sheet' | 'full' | undefined
  /** A press beside it closes it; only for what loses nothing. */
  dismissBeside?: boolean | undefined
  /** Buttons at the foot, the next action last. */
  actions?: ComponentChildren
  children?: ComponentChildren
}

/** A native modal dialog: the browser keeps the focus inside, and it goes back where it came from. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onClose,
    title,
    closeLabel,
    shape = 'box',
    dismissBeside,
    actions,
    children
  } = props
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useModal(box, open, onClose)
  return (
    <dialog
      ref={box}
      class={classes(styles.dialog, styles[shape])}
      aria-labelledby={id}
      onPointerDown={(event) => {
        if (
          dismissBeside &&
          event.target === event.currentTarget &&
          isBeside(event, event.currentTarget)
        )
          onClose()
      }}
    >
      {open && (
        <div class={styles.body}>
          <header class={styles.head}>
            <h2 id={id} class={styles.title} tabIndex={-1}>
              {title}
            </h2>
            <IconButton icon="close" label={closeLabel} onClick={onClose} />
          </header>
          <div class={styles.content}>{children}</div>
          {actions && <footer class={styles.actions}>{actions}</footer>}
        </div>
      )}
    </dialog>
  )
}

function useModal(box: { current: HTMLDialogElement | null }, open: boolean, onClose: () => void) {
  const close = useRef(onClose)
  close.current = onClose

  useLayoutEffect(() => {
    const dialog = box.current
    if (!open || !dialog) return
    const before = document.activeElement
    dialog.showModal()
    document.documentElement.dataset['modal'] = ''
    firstStop(dialog)?.focus({ preventScroll: true })
    return () => {
      dialog.close()
      if (!document.querySelector('dialog[open]')) delete document.documentElement.dataset['modal']
      // Safari leaves the focus on the body where a dialog is removed while it is open.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [open, box])

  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    // The caller decides, so the browser's own closing is turned into a question. A second Escape
    // closes without asking in Chromium; then the state follows.
    const onCancel = (event: Event) => {
      if (event.target !== dialog) return
      event.preventDefault()
      close.current()
    }
    const onClosed = (event: Event) => {
      if (event.target === dialog && dialog.firstElementChild) close.current()
    }
    dialog.addEventListener('cancel', onCancel)
    dialog.addEventListener('close', onClosed)
    return () => {
      dialog.removeEventListener('cancel', onCancel)
      dialog.removeEventListener('close', onClosed)
    }
  }, [box])
}

/** Where the focus starts: what asks for it, else the title, so that a reader begins at the top. */
function firstStop(dialog: HTMLElement): HTMLElement | null {
  return dialog.querySelector<HTMLElement>('[autofocus]') ?? dialog.querySelector<HTMLElement>('h2')
}

function isBeside(event: PointerEvent, dialog: HTMLElement): boolean {
  const edge = dialog.getBoundingClientRect()
  const { clientX: x, clientY: y } = event
  return x < edge.left || x > edge.right || y < edge.top || y > edge.bottom
}
