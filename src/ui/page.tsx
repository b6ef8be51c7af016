import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import styles from './page.module.css'
import { classes } from './classes.ts'
import { Icon } from './icons.tsx'

export type PageProps = {
  title: string
  lead?: ComponentChildren
  /** Buttons beside the title. */
  actions?: ComponentChildren
  back?: { href: string; label: string } | undefined
  /** Without the measure of 64 characters, for boards and lists beside each other. */
  wide?: boolean | undefined
  children?: ComponentChildren
}

/** A screen's title and its sections. The title can be focused when a screen is opened. */
export function Page({ title, lead, actions, back, wide, children }: PageProps) {
  return (
    <article class={classes(styles.page, wide && styles.wide)}>
      {back && (
        <a class={styles.back} href={back.href}>
          <Icon name="chevron-start" size={20} />
          {back.label}
        </a>
      )}
      <header class={styles.head}>
        <div class={styles.headline}>
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div class={styles.lead}>{lead}</div>}
        </div>
        {actions && <div class={styles.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  )
}

export type SectionProps = {
  title: string
  lead?: ComponentChildren
  action?: ComponentChildren
  children?: ComponentChildren
}

export function Section({ title, lead, action, children }: SectionProps) {
  const id = useId()
  return (
    <section class={styles.section} aria-labelledby={id}>
      <header class={styles.head}>
        <h2 id={id}>{title}</h2>
        {action}
      </header>
      {lead && <div class={styles.sectionLead}>{lead}</div>}
      {children}
    </section>
  )
}

type CardLook = { tone?: 'page' | 'margin' | undefined; children: ComponentChildren }

/** A piece of paper on the table. Never a card within a card. */
export function Card({ tone = 'page', children }: CardLook) {
  return <div class={classes(styles.card, tone === 'margin' && styles.margin)}>{children}</div>
}

/** A card whose whole area, 120 px at least, is the link. */
export function CardLink({ href, tone = 'page', children }: CardLook & { href: string }) {
  return (
    <a class={classes(styles.card, styles.press, tone === 'margin' && styles.margin)} href={href}>
      {children}
    </a>
  )
}
