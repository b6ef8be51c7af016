import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export type ConfirmDialogProps = {
  open: boolean
  title: string
  /** What will happen, and what will not. */
  children?: ComponentChildren
  confirm: string
  cancel: string
  closeLabel: string
  kind?: 'filled' | 'danger' | undefined
  busy?: boolean | undefined
  onConfirm: () => void
  onCancel: () => void
}

/** A question before something that cannot be taken back. Where it can, offer undo instead. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { confirm, cancel, kind = 'filled', busy, onConfirm, onCancel, ...rest } = props
  return (
    <Dialog
      {...rest}
      onClose={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>{cancel}</Button>
          <Button kind={kind} busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    />
  )
}
