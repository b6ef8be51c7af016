import { type IconName, iconLines } from './icon-lines.ts'
import { Icon } from './icons.tsx'
import { Section } from './page.tsx'
import { JotterOnForearm, CoatPeg } from './pictures-start.tsx'
import { OpenJotter, RoundTable, ThreeShapes, TwoChairs } from './pictures-empty.tsx'
import { InstallAdd, InstallOpen, InstallShare } from './pictures-install.tsx'
import { KeyOnNail, PencilsAndSheet, SchoolGate } from './pictures-keep.tsx'
import { type Place, PlaceMark, placeIcons } from './place-mark.tsx'
import styles from './preview.module.css'
import { previewWords as words } from './preview-words.ts'
import { AcrossMarker, PupilMarker } from './pupil-marker.tsx'
import { QrCode } from './qr-code.tsx'
import { SafetyStrip } from './safety-strip.tsx'

const places = Object.keys(placeIcons) as Place[]
const seats: readonly string[] = ['A', 'B', 'C', 'D', 'E', 'F', 'class', 'group', 'adult']
const icons = Object.keys(iconLines) as IconName[]
const pictures = [
  JotterOnForearm,
  CoatPeg,
  OpenJotter,
  ThreeShapes,
  RoundTable,
  TwoChairs,
  SchoolGate,
  KeyOnNail,
  PencilsAndSheet,
  InstallShare,
  InstallAdd,
  InstallOpen
]
/** Not a code, only as dense as one. */
const modules = Array.from({ length: 33 }, (_, y) =>
  Array.from({ length: 33 }, (_each, x) => (x * 7 + y * 13 + x * y) % 5 < 2)
)

export function Marks() {
  return (
    <>
      <Section title={words.pictures}>
        <div class={styles.pictures}>
          {pictures.map((Picture) => (
            <Picture key={Picture.name} />
          ))}
        </div>
      </Section>
      <Section title={words.seats}>
        {([28, 36, 40] as const).map((size) => (
          <div class={styles.flow} key={size}>
            {seats.map((seat) => (
              <PupilMarker key={seat} seat={seat} size={size} label={seat} />
            ))}
            <PupilMarker seat="A" size={size} hollow />
            <PupilMarker seat="B" size={size} hollow />
            <AcrossMarker size={size} />
          </div>
        ))}
      </Section>
      <Section title={words.marks}>
        <div class={styles.flow}>
          {places.map((state) => (
            <PlaceMark key={state} state={state} words={words.states[state]} />
          ))}
          <PlaceMark state="safe" words={words.states.safe} alone={words.states.private} />
          <PlaceMark state="safe" words={words.states.safe} alone={words.states.private} compact />
          {places.map((state) => (
            <PlaceMark key={state} state={state} words={words.states[state]} compact />
          ))}
        </div>
      </Section>
      <Section title={words.strips}>
        <div class={styles.flow}>
          {places.map((state) => (
            <SafetyStrip
              key={state}
              state={state}
              words={words.states[state]}
              detail={words.opens}
              onClick={() => undefined}
            />
          ))}
        </div>
      </Section>
      <Section title={words.icons}>
        <div class={styles.flow}>
          {icons.map((name) => (
            <figure key={name} class={styles.icon}>
              <Icon name={name} size={32} />
              <figcaption>{name}</figcaption>
            </figure>
          ))}
        </div>
      </Section>
      <Section title={words.scan}>
        <QrCode modules={modules} label={words.scan} />
      </Section>
    </>
  )
}
