import { useEffect, useState } from 'preact/hooks'
import type { Problem } from '#lib/result.ts'
import { Notice, type Tone } from '#ui/notice.tsx'
import { useApp } from './app-context.ts'
import type { ProblemSentences, ProblemWords } from './problem-words.ts'

/** The three sentences of a problem with its details put in. */
export function problemSentences(words: ProblemWords, problem: Problem): ProblemSentences {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(problem.details?.[name] ?? ''))
  const { happened, safe, mend } = words[problem.code]
  return { happened: fill(happened), safe: fill(safe), mend: fill(mend) }
}

/** The catalogue of sentences in the chosen language; loaded when the first problem needs words. */
export function useProblemWords(): ProblemWords | undefined {
  const language = useApp().settings.language.value
  const [words, setWords] = useState<ProblemWords | undefined>(undefined)
  useEffect(() => {
    let here = true
    const arrive = (loaded: ProblemWords) => {
      if (here) setWords(loaded)
    }
    const load =
      language === 'gd'
        ? import('./problem-words.gd.ts').then((loaded) => loaded.problemWordsGd)
        : import('./problem-words.ts').then((loaded) => loaded.problemWords)
    load.then(arrive, () => undefined)
    return () => {
      here = false
    }
  }, [language])
  return words
}

type ProblemNoticeProps = {
  problem: Problem
  tone?: Tone
  action?: { label: string; onClick: () => void }
}

/** What happened, what is safe, what to do. */
export function ProblemNotice({ problem, tone = 'amber', action }: ProblemNoticeProps) {
  const words = useProblemWords()
  if (!words) return null
  const { happened, safe, mend } = problemSentences(words, problem)
  return (
    <Notice tone={tone} announce="alert" action={action}>
      <strong>{happened}</strong>
      <p>{safe}</p>
      <p>{mend}</p>
    </Notice>
  )
}
