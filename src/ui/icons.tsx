import styles from './icons.module.css'
import { classes } from './classes.ts'
import { type IconName, iconLines, iconPatches, mirrored } from './icon-lines.ts'

export type { IconName } from './icon-lines.ts'

export type IconProps = {
  name: IconName
  /** Edge in CSS px at a 16 px root; it grows with the reader's text size. */
  size?: number | undefined
  /** Accessible name. Without it the icon is decoration and hidden from readers. */
  label?: string | undefined
}

/** One drawing of the set: 24-px grid, 2-px round stroke, the colour of the text around it. */
export function Icon({ name, size = 24, label }: IconProps) {
  const edge = `${size / 16}rem`
  const patch = iconPatches[name]
  return (
    <svg
      class={classes(styles.icon, mirrored.has(name) && styles.mirrored)}
      viewBox="0 0 24 24"
      width={edge}
      height={edge}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      {patch && <path class={styles.patch} d={patch} />}
      <path d={iconLines[name]} />
    </svg>
  )
}
