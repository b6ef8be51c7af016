import type { KindName } from './words.ts'
import { sample as ink } from './ink/sample.ts'
import { lessonStageSample, sample as lesson } from './lesson/sample.ts'
import { amendmentSample, sample as observation } from './observation/sample.ts'
import { sample as person } from './person/sample.ts'
import { sample as photo } from './photo/sample.ts'
import { sample as project } from './project/sample.ts'
import { sample as pupil } from './pupil/sample.ts'
import { sample as sampling, samplingMarkSample } from './sampling/sample.ts'
import { sample as scheme, schemeCodeSample } from './scheme/sample.ts'
import { sample as school } from './school/sample.ts'
import { sample as sitting, stageChangeSample } from './sitting/sample.ts'

/** Made-up values of every kind, by its name: no script of the product loads them. */
export const samples = {
  project,
  school,
  person,
  pupil,
  lesson,
  lessonStage: lessonStageSample,
  observation,
  amendment: amendmentSample,
  sitting,
  stageChange: stageChangeSample,
  scheme,
  schemeCode: schemeCodeSample,
  sampling,
  samplingMark: samplingMarkSample,
  ink,
  photo
} satisfies Record<KindName, object>
