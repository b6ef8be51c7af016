import { useState } from 'preact/hooks'
import { Controls } from './preview-controls.tsx'
import { Frames } from './preview-frames.tsx'
import { LongList } from './preview-list.tsx'
import { Marks } from './preview-marks.tsx'
import { previewWords as words } from './preview-words.ts'
import { Button } from './button.tsx'
import { Chip, ChipRow } from './chip.tsx'
import { Navigation, Shell } from './navigation.tsx'
import { Messages, Notice } from './notice.tsx'
import { Page } from './page.tsx'
import { SafetyStrip } from './safety-strip.tsx'
import { ProjectSwitch, TopBar } from './top-bar.tsx'

const parts = { controls: Controls, marks: Marks, frames: Frames, list: LongList } as const

type Part = keyof typeof parts

/** Every component in every state, for those who build screens. Only in development, at /src/app/dev/preview.html. */
export function UiPreview({ part: first = 'controls' }: { part?: Part | undefined }) {
  const [part, setPart] = useState<Part>(first)
  const [told, setTold] = useState(true)
  const Shown = parts[part]
  return (
    <Shell
      skip={words.skip}
      top={
        <TopBar
          start={
            <ProjectSwitch name={words.project} hint={words.switch} onClick={() => undefined} />
          }
          end={
            <SafetyStrip
              state="saved"
              words={words.onTablet}
              detail={words.opens}
              onClick={() => undefined}
            />
          }
        />
      }
      messages={
        <Messages label={words.messages}>
          {told && (
            <Notice tone="grey" action={{ label: words.hide, onClick: () => setTold(false) }}>
              {words.offline}
            </Notice>
          )}
        </Messages>
      }
      navigation={<Navigation label={words.places} cells={words.cells} />}
    >
      <Page
        title={words.title}
        lead={words.lead}
        wide
        actions={<Button onClick={() => flip('theme', 'dim')}>{words.dim}</Button>}
      >
        <ChipRow label={words.title}>
          {(Object.keys(parts) as Part[]).map((each) => (
            <Chip key={each} pressed={each === part} onClick={() => setPart(each)}>
              {words.parts[each]}
            </Chip>
          ))}
          <Chip pressed={false} onClick={() => flip('text', 'larger')}>
            {words.larger}
          </Chip>
          <Chip pressed={false} onClick={() => flip('hand', 'left')}>
            {words.left}
          </Chip>
        </ChipRow>
        <Shown />
      </Page>
    </Shell>
  )
}

function flip(name: string, value: string) {
  const { dataset } = document.documentElement
  if (dataset[name] === value) delete dataset[name]
  else dataset[name] = value
}
