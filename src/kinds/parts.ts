/**
 * Which kinds are parts of another and go where it goes, by the part's kind: the field that names the whole. Handing a note in
 * takes along its corrections, its ink and its photos, its lesson's stages and its sitting's changes, a sampling its marks and the codes of its scheme.
 */
export const parts = {
  amendment: 'observation',
  ink: 'observation',
  lessonStage: 'lesson',
  photo: 'observation',
  samplingMark: 'sampling',
  schemeCode: 'scheme',
  stageChange: 'sitting'
} as const

/**
 * What an adviser is given of a record that goes along with a note, where that is not all of it: a pupil's code and label and never what
 * was written about the child, a person's name and never their school.
 */
export const coded = {
  pupil: ['code', 'label', 'classStage'],
  person: ['name', 'role']
} as const
