import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import styles from './button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icons.tsx'

/** `filled` is for the one next action of a screen. */
export type ButtonKind = 'filled' | 'plain' | 'quiet' | 'danger'

type Look = {
  kind?: ButtonKind | undefined
  icon?: IconName | undefined
  /** Icon after the words. */
  after?: IconName | undefined
  /** As wide as its container. */
  wide?: boolean | undefined
  /** 56 px high, for use in a lesson. */
  live?: boolean | undefined
  children?: ComponentChildren
}

export type ButtonProps = Look & {
  /** Work is under way: the button says so, stays focusable and ignores presses. */
  busy?: boolean | undefined
  onClick?: ((event: MouseEvent) => void) | undefined
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'class' | 'children' | 'onClick'>

export function Button(props: ButtonProps) {
  const { kind, icon, after, wide, live, busy, children, onClick, type = 'button', ...rest } = props
  return (
    <button
      {...rest}
      type={type}
      class={look({ kind, wide, live })}
      aria-busy={busy ? 'true' : undefined}
      aria-disabled={busy ? 'true' : rest['aria-disabled']}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      <Face icon={icon} after={after}>
        {children}
      </Face>
    </button>
  )
}

export type ButtonLinkProps = Look & {
  href: string
  onClick?: ((event: MouseEvent) => void) | undefined
  download?: string | undefined
  'aria-label'?: string | undefined
}

/** A link that looks like a button: it goes somewhere, so it stays a link. */
export function ButtonLink(props: ButtonLinkProps) {
  const { kind, icon, after, wide, live, children, ...rest } = props
  return (
    <a {...rest} class={look({ kind, wide, live })}>
      <Face icon={icon} after={after}>
        {children}
      </Face>
    </a>
  )
}

/** A row of buttons that wraps; the free-hand side gets the next action. */
export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class={styles.row}>{children}</div>
}

function Face({ icon, after, children }: Pick<Look, 'icon' | 'after' | 'children'>) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span class={styles.words}>{children}</span>
      {after && <Icon name={after} />}
    </>
  )
}

function look({ kind = 'plain', wide, live }: Look): string {
  return classes(styles.button, styles[kind], wide && styles.wide, live && styles.live)
}
