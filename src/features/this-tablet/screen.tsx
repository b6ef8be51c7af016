import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Signal } from '@preact/signals'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { Button } from '#ui/button.tsx'
import { DefinitionRows } from '#ui/definition-rows.tsx'
import { Icon } from '#ui/icons.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { LinkRow, RowList } from '#ui/row.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { Projects } from './projects.tsx'
import styles from './this-tablet.module.css'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** This tablet: where everything is, safe-keeping, how it looks, storage, projects. */
export function ThisTablet() {
  const words = useWords(english, gaelic)
  return (
    <Page title={words.title} lead={words.lead}>
      <RowList>
        <LinkRow
          href="/tablet/before-you-leave"
          lead={<Icon name="end" />}
          title={words.leave}
          detail={words.leaveDetail}
        />
        <LinkRow
          href="/tablet/where"
          lead={<Icon name="evidence" />}
          title={words.where}
          detail={words.whereDetail}
        />
        <LinkRow
          href="/tablet/sheet"
          lead={<Icon name="key" />}
          title={words.sheet}
          detail={words.sheetDetail}
        />
        <LinkRow
          href="/tablet/copies"
          lead={<Icon name="sheet" />}
          title={words.copies}
          detail={words.copiesDetail}
        />
      </RowList>
      <Look words={words} />
      <Storage words={words} />
      <Projects words={words} />
      <RowList>
        <LinkRow
          href="/rescue.html"
          lead={<Icon name="lost" />}
          title={words.rescue}
          detail={words.rescueDetail}
        />
      </RowList>
      <p class={styles.small}>{words.sealed}</p>
    </Page>
  )
}

type ChoiceProps<Value extends string> = {
  legend: string
  labels: Readonly<Record<Value, string>>
  source: Signal<Value>
}

function Choice<Value extends string>({ legend, labels, source }: ChoiceProps<Value>) {
  // as: the keys of a record of words are exactly its type's keys
  const values = Object.keys(labels) as Value[]
  return (
    <ChoiceGroup
      legend={legend}
      layout="row"
      choices={values.map((value) => ({ value, label: labels[value] }))}
      value={source.value}
      onChange={(value) => (source.value = value)}
    />
  )
}

function Look({ words }: { words: Words }) {
  const { settings } = useApp()
  return (
    <Section title={words.look}>
      <div class={styles.choices}>
        <Choice legend={words.language} labels={words.languages} source={settings.language} />
        <Choice legend={words.hand} labels={words.hands} source={settings.hand} />
        <Choice legend={words.text} labels={words.texts} source={settings.text} />
        <Choice legend={words.theme} labels={words.themes} source={settings.theme} />
      </div>
    </Section>
  )
}

interface Kept {
  readonly persisted: boolean | undefined
  readonly used?: number
  readonly quota?: number
}

/** Bytes as people say them: 1.2 MB. */
export function bytesToWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return `${size >= 10 || unit === 0 ? Math.round(size) : size.toFixed(1)} ${units[unit] ?? ''}`
}

function Storage({ words }: { words: Words }) {
  const { store, tablet } = useApp()
  const kept = useSignal<Kept>({ persisted: undefined })
  const refused = useSignal(false)
  useEffect(() => {
    void store.storage().then((known) => (kept.value = known))
  }, [store, kept])
  const ask = async () => {
    const granted = await store.askPersist()
    refused.value = granted === false
    kept.value = await store.storage()
  }
  const { persisted, used, quota } = kept.value
  const state = {
    true: words.protectedYes,
    false: words.protectedNo,
    undefined: words.protectedUnknown
  }
  const rows = [
    ...(used === undefined
      ? []
      : [
          {
            term: words.used,
            detail: quota
              ? words.usedOf(bytesToWords(used), bytesToWords(quota))
              : bytesToWords(used)
          }
        ]),
    { term: words.protectedTerm, detail: state[`${persisted}`] },
    { term: words.installed, detail: tablet.installed ? words.yes : words.no },
    { term: words.version, detail: `${tablet.version} · ${tablet.build}` }
  ]
  return (
    <Section title={words.storage}>
      <DefinitionRows rows={rows} />
      {refused.value && <Notice tone="amber">{words.refused}</Notice>}
      {persisted === false && <Button onClick={() => void ask()}>{words.protect}</Button>}
    </Section>
  )
}
