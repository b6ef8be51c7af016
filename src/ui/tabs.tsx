import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import styles from './tabs.module.css'

export type Tab<Id extends string> = { id: Id; label: string }

export type TabsProps<Id extends string> = {
  label: string
  tabs: readonly Tab<Id>[]
  current: Id
  onChange: (id: Id) => void
  /** The panel of the current tab. */
  children: ComponentChildren
}

/** Views of one thing. Keyboard: Tab to the current one, arrows, Home and End move and open. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, current, onChange, children } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event, tabs, current)
    if (!to) return
    event.preventDefault()
    onChange(to.id)
    list.current?.querySelector<HTMLElement>(`[id="${id}-${to.id}"]`)?.focus()
  }
  return (
    <div class={styles.tabs}>
      <div ref={list} class={styles.list} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            class={styles.tab}
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        class={styles.panel}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${current}`}
        tabIndex={0}
      >
        {children}
      </div>
    </div>
  )
}

function target<Id extends string>(
  event: KeyboardEvent,
  tabs: readonly Tab<Id>[],
  current: Id
): Tab<Id> | undefined {
  const forward =
    event.currentTarget instanceof Element &&
    getComputedStyle(event.currentTarget).direction === 'rtl'
      ? 'ArrowLeft'
      : 'ArrowRight'
  const at = tabs.findIndex((tab) => tab.id === current)
  switch (event.key) {
    case 'Home':
      return tabs[0]
    case 'End':
      return tabs.at(-1)
    case 'ArrowLeft':
    case 'ArrowRight':
      return tabs[(at + (event.key === forward ? 1 : -1) + tabs.length) % tabs.length]
    default:
      return undefined
  }
}
