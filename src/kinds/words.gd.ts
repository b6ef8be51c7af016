import { inkGd } from './ink/words.gd.ts'
import { lessonGd, lessonStageGd } from './lesson/words.gd.ts'
import { amendmentGd, observationGd } from './observation/words.gd.ts'
import { personGd } from './person/words.gd.ts'
import { photoGd } from './photo/words.gd.ts'
import { projectGd } from './project/words.gd.ts'
import { pupilGd } from './pupil/words.gd.ts'
import { samplingGd, samplingMarkGd } from './sampling/words.gd.ts'
import { schemeCodeGd, schemeGd } from './scheme/words.gd.ts'
import { schoolGd } from './school/words.gd.ts'
import { sittingGd, stageChangeGd } from './sitting/words.gd.ts'
import type { WordsByKind } from './words.ts'

export const gaidhligWords = {
  project: projectGd,
  school: schoolGd,
  person: personGd,
  pupil: pupilGd,
  lesson: lessonGd,
  lessonStage: lessonStageGd,
  observation: observationGd,
  amendment: amendmentGd,
  sitting: sittingGd,
  stageChange: stageChangeGd,
  scheme: schemeGd,
  schemeCode: schemeCodeGd,
  sampling: samplingGd,
  samplingMark: samplingMarkGd,
  ink: inkGd,
  photo: photoGd
} satisfies WordsByKind
