import type { Signal } from '@preact/signals'
import { touchTag } from './capture.ts'
import type { Live } from './live.ts'
import type { Panel } from './live-context.ts'

/** The tag count: into the open note, or a new one, and its two numbers beside it. Touched while they are open it is taken out again. */
export function touchCount(live: Live, panel: Signal<Panel>): void {
  const inside = live.open.value?.values.value.tags.includes('count') ?? false
  if (inside && panel.value !== 'count') {
    panel.value = 'count'
    return
  }
  touchTag(live, 'count')
  panel.value = inside ? 'none' : 'count'
}
