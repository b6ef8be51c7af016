import type { audienceWords } from './audience-words.ts'

/** Gàidhlig words of who can read a note; not yet read by a native speaker. */
export const audienceWordsGd: typeof audienceWords = {
  private: 'Mise a-mhàin',
  school: 'An sgoil agam',
  group: 'A’ bhuidheann',
  adviser: 'An comhairliche',
  'group-adviser': 'A’ bhuidheann is an comhairliche',
  'school-adviser': 'An sgoil agam is an comhairliche'
}
