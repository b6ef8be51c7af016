import { render } from 'preact'
import type { Problem } from '#lib/result.ts'
import type { Settings } from '#store/settings.ts'
import { words as english } from './words.ts'

/** Shows why nothing can be kept here, in the chosen language. `beginAnew` is offered only where the storage was emptied. */
export async function showBadDay(
  root: HTMLElement,
  settings: Settings,
  problem: Problem,
  beginAnew?: () => void
): Promise<void> {
  const { BadDay } = await import('./bad-day.tsx')
  const gaelic = settings.language.value === 'gd'
  const [problems, words] = gaelic
    ? await Promise.all([
        import('#features/shared/problem-words.gd.ts').then((loaded) => loaded.problemWordsGd),
        import('./words.gd.ts').then((loaded) => loaded.wordsGd)
      ])
    : [(await import('#features/shared/problem-words.ts')).problemWords, english]
  document.documentElement.lang = gaelic ? 'gd' : 'en-GB'
  render(null, root)
  root.replaceChildren()
  render(
    <BadDay
      problem={problem}
      problems={problems}
      words={words}
      onReload={() => location.reload()}
      onBeginAnew={problem.code === 'storage-wiped' ? beginAnew : undefined}
    />,
    root
  )
}
