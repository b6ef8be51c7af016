import { Section } from './page.tsx'
import { PlaceMark } from './place-mark.tsx'
import styles from './preview.module.css'
import { previewWords as words } from './preview-words.ts'
import { PupilMarker, type Seat } from './pupil-marker.tsx'
import { VirtualList } from './virtual-list.tsx'

type Note = { id: string; seat: Seat; text: string }

const seats: readonly Seat[] = ['A', 'B', 'C', 'D', 'E', 'F']
const notes = Array.from({ length: 10_000 }, (_, index): Note => ({
  id: String(index),
  seat: seats[index % 6] ?? 'A',
  text: Array.from({ length: 1 + ((index * 7) % 5) }, () => words.noteText).join(' ')
}))

export function LongList() {
  return (
    <Section title={words.long}>
      <VirtualList
        label={words.long}
        rows={notes}
        keyOf={(note) => note.id}
        estimate={() => 80}
        renderRow={renderNote}
      />
    </Section>
  )
}

function renderNote(note: Note) {
  return (
    <a class={styles.note} href={`#${note.id}`}>
      <span>{note.id}</span>
      <PupilMarker seat={note.seat} size={28} />
      <span>{note.text}</span>
      <PlaceMark state="safe" words={words.states.safe} compact />
    </a>
  )
}
