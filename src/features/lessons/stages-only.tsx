import type { Entry } from '#store/types.ts'
import { Section } from '#ui/page.tsx'
import type { Method } from '../shared/method.ts'
import { textOf } from '../shared/names.ts'
import { useMethodWords } from '../shared/use-method-words.ts'

type StagesOnlyProps = { method: Method; stages: readonly Entry[] }

/** A plan of a newer Jotter, to read: what this one does not know it does not change. */
export function StagesOnly({ method, stages }: StagesOnlyProps) {
  const spoken = useMethodWords(method)
  return (
    <Section title={spoken.stages} lead={spoken.stagesHint}>
      <ol>
        {stages.map((stage) => (
          <li key={stage.ent}>{textOf(stage, 'name')}</li>
        ))}
      </ol>
    </Section>
  )
}
