import { useSignal } from '@preact/signals'
import { Button } from '#ui/button.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { TextArea } from '#ui/text-field.tsx'
import styles from './join.module.css'
import { Scanner } from './scanner.tsx'
import type { Words } from './words.ts'

type WaysProps = {
  words: Words
  busy: boolean
  onInvitation: (text: string) => void
  onSheet: (text: string) => void
}

const WAYS = ['paste', 'scan', 'type', 'sheet'] as const
type Way = (typeof WAYS)[number]

/** A sheet's QR text begins with its own mark; whatever was scanned goes where it belongs. */
function isSheet(text: string): boolean {
  return /^\s*s1\./i.test(text)
}

/** Paste, scan, type, or the letters of a recovery sheet: one box each, one button. */
export function Ways({ words, busy, onInvitation, onSheet }: WaysProps) {
  const way = useSignal<Way>('paste')
  const text = useSignal('')
  const send = (given: string) => {
    if (!given.trim()) return
    if (way.value === 'sheet' || isSheet(given)) onSheet(given)
    else onInvitation(given)
  }
  const fields = {
    paste: { label: words.pasteLabel, hint: words.pasteHint },
    type: { label: words.typeLabel, hint: words.typeHint },
    sheet: { label: words.sheetLabel, hint: words.sheetHint }
  }
  return (
    <Tabs
      label={words.ways}
      tabs={WAYS.map((id) => ({ id, label: words[id] }))}
      current={way.value}
      onChange={(id) => {
        way.value = WAYS.find((known) => known === id) ?? 'paste'
        text.value = ''
      }}
    >
      {way.value === 'scan' ? (
        <Scanner words={words} onText={send} />
      ) : (
        <form
          class={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            send(text.value)
          }}
        >
          <TextArea
            {...fields[way.value]}
            lines={3}
            autocapitalize={way.value === 'paste' ? 'none' : 'characters'}
            spellcheck={false}
            value={text.value}
            onInput={(value) => (text.value = value)}
          />
          <Button type="submit" kind="filled" live busy={busy}>
            {way.value === 'sheet' ? words.bringBack : words.look}
          </Button>
        </form>
      )}
    </Tabs>
  )
}
