import type { ComponentChildren } from 'preact'
import styles from './row.module.css'
import { classes } from './classes.ts'
import { Icon } from './icons.tsx'

/** A list of rows with a hairline between. `label` names it where no heading does. */
export function RowList({
  label,
  children
}: {
  label?: string | undefined
  children: ComponentChildren
}) {
  return (
    <ul class={styles.list} role="list" aria-label={label}>
      {children}
    </ul>
  )
}

export type RowProps = {
  /** A marker or an icon before the words. */
  lead?: ComponentChildren
  title: ComponentChildren
  detail?: ComponentChildren
  /** A state, a count or a button after the words. */
  end?: ComponentChildren
}

/** A row that is only read (buttons may stand at its end). */
export function Row(props: RowProps) {
  return (
    <li class={styles.row}>
      <div class={styles.face}>
        <RowFace {...props} />
      </div>
    </li>
  )
}

export type LinkRowProps = RowProps & { href: string; current?: boolean | undefined }

/** A row that leads somewhere: its whole area is the link. */
export function LinkRow({ href, current, ...face }: LinkRowProps) {
  return (
    <li class={styles.row}>
      <a
        class={classes(styles.face, styles.press)}
        href={href}
        aria-current={current ? 'true' : undefined}
      >
        <RowFace {...face} />
        <span class={styles.chevron}>
          <Icon name="chevron-end" size={20} />
        </span>
      </a>
    </li>
  )
}

export type PressRowProps = RowProps & {
  onClick: () => void
  pressed?: boolean | undefined
  disabled?: boolean | undefined
}

/** A row that does something here: its whole area is the button. */
export function PressRow({ onClick, pressed, disabled, ...face }: PressRowProps) {
  return (
    <li class={styles.row}>
      <button
        type="button"
        class={classes(styles.face, styles.press)}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
      >
        <RowFace {...face} />
      </button>
    </li>
  )
}

function RowFace({ lead, title, detail, end }: RowProps) {
  return (
    <>
      {lead && <span class={styles.lead}>{lead}</span>}
      <span class={styles.words}>
        <span class={styles.title}>{title}</span>
        {detail && <span class={styles.detail}>{detail}</span>}
      </span>
      {end && <span class={styles.end}>{end}</span>}
    </>
  )
}
