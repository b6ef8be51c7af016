import { defineKinds } from '#schema/define-kind.ts'
import { ink } from './ink/kind.ts'
import { lesson, lessonStage } from './lesson/kind.ts'
import { amendment, observation } from './observation/kind.ts'
import { person } from './person/kind.ts'
import { photo } from './photo/kind.ts'
import { project } from './project/kind.ts'
import { pupil } from './pupil/kind.ts'
import { sampling, samplingMark } from './sampling/kind.ts'
import { scheme, schemeCode } from './scheme/kind.ts'
import { school } from './school/kind.ts'
import { sitting, stageChange } from './sitting/kind.ts'

/** The register: the one list of what can be recorded. */
export const kinds = defineKinds([
  project,
  school,
  person,
  pupil,
  lesson,
  lessonStage,
  observation,
  amendment,
  sitting,
  stageChange,
  scheme,
  schemeCode,
  sampling,
  samplingMark,
  ink,
  photo
])
