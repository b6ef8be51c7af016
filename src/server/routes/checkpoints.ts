import { checkpointOf, checkpointPartOf, keepCheckpointPart } from '../rules/checkpoint.ts'
import { servingPlaceOf } from '../rules/step.ts'
import { type AppDeps, type Handlers, stepOf } from './handler.ts'

type Names = 'getCheckpoint' | 'getCheckpointPart' | 'putCheckpointPart'

export function checkpointHandlers(deps: AppDeps): Pick<Handlers, Names> {
  const { rows, write } = deps.store
  return {
    getCheckpoint: ({ params, device }) => {
      const place = servingPlaceOf(rows, device, params.grp)
      return place.ok ? checkpointOf(stepOf(deps), place.value) : place
    },
    getCheckpointPart: ({ params, device }) => {
      const place = servingPlaceOf(rows, device, params.grp)
      if (!place.ok) return place
      return checkpointPartOf(stepOf(deps), place.value, Number(params.pos), Number(params.part))
    },
    putCheckpointPart: ({ params, body, device }) =>
      write(() => {
        const place = servingPlaceOf(rows, device, params.grp)
        if (!place.ok) return place
        const [pos, part] = [Number(params.pos), Number(params.part)]
        return keepCheckpointPart(stepOf(deps), place.value, { pos, part, body })
      })
  }
}
