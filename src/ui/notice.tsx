import type { ComponentChildren } from 'preact'
import styles from './notice.module.css'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icons.tsx'

/** grey: how it is; blue: on its way; amber: needs you; red: may be lost. */
export type Tone = 'grey' | 'blue' | 'amber' | 'red'

const toneIcons: Record<Tone, IconName> = {
  grey: 'information',
  blue: 'sending',
  amber: 'needs',
  red: 'lost'
}

export type NoticeProps = {
  tone: Tone
  icon?: IconName | undefined
  /** One button, whose words are a verb. */
  action?: { label: string; onClick: () => void; busy?: boolean | undefined } | undefined
  /** How it is read out if it appears by itself: `status` when the reader pauses, `alert` at once. */
  announce?: 'status' | 'alert' | undefined
  children: ComponentChildren
}

/** A strip that says one thing and offers one way on. */
export function Notice({ tone, icon, action, announce, children }: NoticeProps) {
  return (
    <div class={classes(styles.notice, styles[tone])} role={announce}>
      <div class={styles.said}>
        <Icon name={icon ?? toneIcons[tone]} />
        <div class={styles.words}>{children}</div>
      </div>
      {action && (
        <div class={styles.action}>
          <Button onClick={action.onClick} busy={action.busy}>
            {action.label}
          </Button>
        </div>
      )}
    </div>
  )
}

export type MessagesProps = { label: string; children?: ComponentChildren }

/** Where messages appear. It is always in the page, so that readers notice what comes into it. */
export function Messages({ label, children }: MessagesProps) {
  return (
    <div class={styles.messages} role="region" aria-label={label} aria-live="polite">
      {children}
    </div>
  )
}
