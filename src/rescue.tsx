import '#ui/ui.css'
import { render } from 'preact'
import { Rescue } from '#app/rescue/page.tsx'
import { words as english } from '#app/rescue/words.ts'
import { systemNow } from '#lib/time.ts'
import { openSettings } from '#store/settings.ts'

const root = document.getElementById('app')

async function show(place: HTMLElement): Promise<void> {
  const { language } = await openSettings(navigator.language)
  const gaelic = language.value === 'gd'
  document.documentElement.lang = gaelic ? 'gd' : 'en-GB'
  const words = gaelic ? (await import('#app/rescue/words.gd.ts')).rescueWordsGd : english
  place.replaceChildren()
  render(<Rescue words={words} factory={indexedDB} now={systemNow} />, place)
}

if (root) void show(root)
