import { useSignalEffect } from '@preact/signals'
import { useApp } from '#features/shared/app-context.ts'

/** Language, hand, text size and theme as attributes of the page. */
export function Look() {
  const { settings } = useApp()
  useSignalEffect(() => {
    const page = document.documentElement
    page.lang = settings.language.value === 'gd' ? 'gd' : 'en-GB'
    page.dataset['hand'] = settings.hand.value
    page.dataset['text'] = settings.text.value
    const theme = settings.theme.value
    const dim =
      theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dim'
    page.dataset['theme'] = dim ? 'dim' : 'light'
  })
  return null
}
