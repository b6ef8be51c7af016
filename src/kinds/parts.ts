/**
 * Which kinds are parts of another and go where it goes, by the part's kind: the field that names the whole. Handing a note in
 * takes along its corrections, its lesson's stages and its sitting's changes.
 */
export const parts = {
  amendment: 'observation',
  lessonStage: 'lesson',
  stageChange: 'sitting'
} as const
