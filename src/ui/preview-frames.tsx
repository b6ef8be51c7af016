import { useState } from 'preact/hooks'
import { Button, ButtonRow } from './button.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { DefinitionRows } from './definition-rows.tsx'
import { Dialog } from './dialog.tsx'
import { EmptyState } from './empty-state.tsx'
import { Notice } from './notice.tsx'
import { CardLink, Section } from './page.tsx'
import { CoatPeg } from './pictures-start.tsx'
import { PlaceMark } from './place-mark.tsx'
import { previewWords as words } from './preview-words.ts'
import { Progress, Steps } from './progress.tsx'
import { PupilMarker } from './pupil-marker.tsx'
import { LinkRow, PressRow, Row, RowList } from './row.tsx'
import { Tabs } from './tabs.tsx'
import { TextField } from './text-field.tsx'

const nothing = () => undefined

export function Frames() {
  const [tab, setTab] = useState<(typeof words.tabNames)[number]['id']>('time')
  return (
    <>
      <Section title={words.frames}>
        <Notice tone="grey">{words.offline}</Notice>
        <Notice tone="blue">{words.onItsWay}</Notice>
        <Notice tone="amber" action={{ label: words.send, onClick: nothing }}>
          {words.needsYou}
        </Notice>
        <Notice tone="red" action={{ label: words.copy, onClick: nothing }}>
          {words.noRoom}
        </Notice>
      </Section>
      <Section title={words.cards}>
        <CardLink href="/preview">
          <h3>{words.cardTitle}</h3>
          <p>{words.cardDetail}</p>
        </CardLink>
      </Section>
      <Section title={words.rows}>
        <RowList>
          <LinkRow
            href="/preview"
            lead={<PupilMarker seat="A" />}
            title={words.heron}
            detail={words.cardDetail}
            end={<PlaceMark state="safe" words={words.states.safe} compact />}
          />
          <Row title={words.ada} detail={words.school} end={words.handedIn} />
          <Row
            title={words.brodie}
            detail={words.lastHeard}
            end={<Button onClick={nothing}>{words.send}</Button>}
          />
          <PressRow
            onClick={nothing}
            lead={<PupilMarker seat="group" />}
            title={words.cardTitle}
            end={<PlaceMark state="waiting" words={words.states.waiting} />}
          />
        </RowList>
        <DefinitionRows
          rows={[
            { term: words.version, detail: words.versionText },
            {
              term: words.storage,
              detail: words.storageText,
              action: <Button onClick={nothing}>{words.copy}</Button>
            }
          ]}
        />
      </Section>
      <Section title={words.steps}>
        <Steps label={words.steps} steps={words.step} />
        <Progress label={words.progress} value={412} max={1000} words={words.progressWords} />
        <Progress label={words.unknown} />
        <Tabs label={words.tabs} tabs={words.tabNames} current={tab} onChange={setTab}>
          <p>{words.panel}</p>
        </Tabs>
      </Section>
      <Section title={words.empty}>
        <EmptyState
          picture={<CoatPeg />}
          sentence={words.nothing}
          action={<Button kind="filled">{words.next}</Button>}
        />
      </Section>
      <Dialogs />
    </>
  )
}

function Dialogs() {
  const [open, setOpen] = useState<'box' | 'sheet' | 'confirm' | undefined>(undefined)
  const close = () => setOpen(undefined)
  return (
    <Section title={words.dialogs}>
      <ButtonRow>
        <Button onClick={() => setOpen('box')}>{words.openBox}</Button>
        <Button onClick={() => setOpen('sheet')}>{words.openSheet}</Button>
        <Button onClick={() => setOpen('confirm')}>{words.openConfirm}</Button>
      </ButtonRow>
      <Dialog
        open={open === 'box' || open === 'sheet'}
        shape={open === 'sheet' ? 'sheet' : 'box'}
        title={words.dialogTitle}
        closeLabel={words.close}
        dismissBeside
        onClose={close}
        actions={
          <Button kind="filled" onClick={close}>
            {words.done}
          </Button>
        }
      >
        <p>{words.dialogText}</p>
        <TextField label={words.label} value={words.heron} onInput={nothing} />
      </Dialog>
      <ConfirmDialog
        open={open === 'confirm'}
        title={words.confirmTitle}
        confirm={words.remove}
        cancel={words.cancel}
        closeLabel={words.close}
        kind="danger"
        onConfirm={close}
        onCancel={close}
      >
        <p>{words.confirmText}</p>
      </ConfirmDialog>
    </Section>
  )
}
