import { Component, type ComponentChild, type FunctionComponent, h } from 'preact'
import type { NoteCell } from './live.ts'

interface DrawnOnceProps {
  readonly cell: NoteCell
  readonly as: FunctionComponent<{ readonly cell: NoteCell }>
}

/**
 * Draws something of a note, and is compared no further as long as it is of the same note: a new note draws its own line, and what is in
 * the others follows their signals. An element kept and given again would do the same, but holds on to the lines around it that are gone.
 */
export class DrawnOnce extends Component<DrawnOnceProps> {
  override shouldComponentUpdate(next: DrawnOnceProps): boolean {
    return next.cell !== this.props.cell
  }

  override render({ cell, as }: DrawnOnceProps): ComponentChild {
    return h(as, { cell })
  }
}
