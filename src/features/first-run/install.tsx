import { useSignal } from '@preact/signals'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Page, Section } from '#ui/page.tsx'
import { InstallAdd, InstallOpen, InstallShare } from '#ui/pictures-install.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import styles from './first-run.module.css'
import { words as english } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** Three pictures, the reason in one line, and the invitation to take along. Opening this spends nothing. */
export function Install() {
  const app = useApp()
  const words = useWords(english, gaelic).install
  const copied = useSignal(false)
  const link = app.link.value
  const copy = async () => {
    if (!link) return
    try {
      await navigator.clipboard.writeText(link)
      copied.value = true
    } catch {
      // The text stands on the page and can be selected by hand.
    }
  }
  if (app.tablet.installed) {
    return (
      <Page title={words.title}>
        <p>{words.already}</p>
        <Button onClick={() => app.navigate('/')}>{words.back}</Button>
      </Page>
    )
  }
  const steps = [
    { picture: <InstallShare />, text: words.share },
    { picture: <InstallAdd />, text: words.add },
    { picture: <InstallOpen />, text: words.open }
  ]
  return (
    <Page title={words.title} lead={words.reason}>
      <ol class={styles.steps}>
        {steps.map(({ picture, text }, index) => (
          <li key={text} class={styles.step}>
            {picture}
            <span>{`${index + 1}. ${text}`}</span>
          </li>
        ))}
      </ol>
      {link && (
        <Section title={words.invitation} lead={words.invitationHint}>
          <p class={styles.invitation}>{link}</p>
          <Button kind="filled" icon="copy" onClick={() => void copy()}>
            {copied.value ? words.copied : words.copy}
          </Button>
        </Section>
      )}
      <ButtonRow>
        <Button kind="quiet" onClick={() => app.navigate(link ? '/join?here' : '/start?here')}>
          {words.cannot}
        </Button>
      </ButtonRow>
      <p>{words.cannotHint}</p>
    </Page>
  )
}
