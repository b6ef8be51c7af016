/** The languages of Jotter; English is the type of every other. */
export const LANGUAGES = ['en', 'gd'] as const
export type Language = (typeof LANGUAGES)[number]

/** Plural forms by CLDR category: English has one/other, Gàidhlig one/two/few/other. */
export interface PluralForms {
  readonly one: string
  readonly two?: string
  readonly few?: string
  readonly other: string
}

const rules = { en: new Intl.PluralRules('en-GB'), gd: new Intl.PluralRules('gd') } as const
/** Both languages group thousands by commas. */
const grouped = new Intl.NumberFormat('en-GB')

/** Puts the count into the right form: `#` stands for the number, its thousands grouped. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const category = rules[language].select(count)
  const form =
    category === 'one'
      ? forms.one
      : category === 'two'
        ? (forms.two ?? forms.other)
        : category === 'few'
          ? (forms.few ?? forms.other)
          : forms.other
  return form.replaceAll('#', grouped.format(count))
}
