import type { Readers } from '#sync/audiences.ts'

/** Who can read a note, wherever it is shown. */
export const audienceWords: Record<Readers, string> = {
  private: 'Only me',
  school: 'My school',
  group: 'The group',
  adviser: 'The adviser',
  'group-adviser': 'The group and the adviser',
  'school-adviser': 'My school and the adviser'
}

export const loadAudienceWordsGd = async (): Promise<typeof audienceWords> =>
  (await import('./audience-words.gd.ts')).audienceWordsGd
