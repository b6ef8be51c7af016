import type { ButtonHTMLAttributes } from 'preact'
import styles from './icon-button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icons.tsx'

export type IconButtonProps = {
  icon: IconName
  /** Accessible name, and the tip a mouse gets. */
  label: string
  /** 56 px, for use in a lesson. */
  live?: boolean | undefined
  /** With an edge, where it stands alone. */
  outlined?: boolean | undefined
  /** Shows the words under the icon. */
  worded?: boolean | undefined
} & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'icon' | 'class' | 'label' | 'children' | 'aria-label'
>

export function IconButton(props: IconButtonProps) {
  const { icon, label, live, outlined, worded, type = 'button', ...rest } = props
  return (
    <button
      {...rest}
      type={type}
      class={classes(styles.button, live && styles.live, outlined && styles.outlined)}
      aria-label={worded ? undefined : label}
      title={worded ? undefined : label}
    >
      <Icon name={icon} />
      {worded && <span class={styles.words}>{label}</span>}
    </button>
  )
}
