import { assert } from '#lib/assert.ts'
import type { PluralForms } from '#lib/words.ts'
import type { Patch, Scalar } from '#log/types.ts'
import type { Field, FieldMap, FieldValue, Input } from './field.ts'

type ValueOf<F> = F extends Field<infer Value> ? Value : never
type OptionOf<F> = F extends Field<FieldValue, boolean, infer Option> ? Option : never
type RequiredNames<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends { readonly required: true } ? Name : never
}[keyof Fields]
type ChoiceNames<Fields> = {
  [Name in keyof Fields]: string extends OptionOf<Fields[Name]> ? never : Name
}[keyof Fields]

export type ValuesFrom<Fields extends FieldMap> = {
  readonly [Name in RequiredNames<Fields>]: ValueOf<Fields[Name]>
} & {
  readonly [Name in Exclude<keyof Fields, RequiredNames<Fields>>]?: ValueOf<Fields[Name]>
}

/** A kind's words in one language: a missing label does not compile. */
export interface KindWords<Fields extends FieldMap = FieldMap> {
  /** 'note' */
  readonly one: string
  /** 'notes' */
  readonly many: string
  /** '# note', '# notes' */
  readonly count: PluralForms
  readonly fields: { readonly [Name in keyof Fields]: string }
  readonly choices: {
    readonly [Name in ChoiceNames<Fields>]: { readonly [Option in OptionOf<Fields[Name]>]: string }
  }
}

export interface Kind<Name extends string = string, Fields extends FieldMap = FieldMap> {
  readonly name: Name
  /** +1 with every change of its fields */
  readonly version: number
  readonly fields: Fields
  /** fields that lists, filters and counts may read without opening the entity */
  readonly digest: readonly string[]
  /** only its author writes it */
  readonly authored: boolean
  /** the channel it starts its life in */
  readonly born: 'private' | 'group'
  /** facts a list needs about fields that are not in the digest, such as a number of words */
  derive(values: Partial<ValuesFrom<Fields>>): Readonly<Record<string, Exclude<Scalar, null>>>
  /** by the version they lead to: a patch as the version before wrote it, in this version's shape */
  readonly upgrades: Readonly<Record<number, (patch: Patch) => Patch>>
}

/** The words that a kind needs in each language; they are loaded with the screens that show them, not with the kind. */
export type WordsOf<K> = K extends Kind<string, infer Fields> ? KindWords<Fields> : never

export type ValuesOf<K> = K extends Kind<string, infer Fields> ? ValuesFrom<Fields> : never

interface Definition<Name extends string, Fields extends FieldMap> {
  readonly name: Name
  readonly version: number
  readonly fields: Fields
  /** all fields where it is left out */
  readonly digest?: readonly (keyof Fields & string)[]
  readonly authored: boolean
  readonly born: Kind['born']
  derive?(
    values: Partial<ValuesFrom<NoInfer<Fields>>>
  ): Readonly<Record<string, Exclude<Scalar, null>>>
  readonly upgrades?: Kind['upgrades']
}

/** Says once what can be recorded; types, parsing, forms, digest, fixtures and fuzz all read it. */
export function defineKind<const Name extends string, Fields extends FieldMap>(
  definition: Definition<Name, Fields>
): Kind<Name, Fields> {
  const { name, version, upgrades = {} } = definition
  for (let step = 2; step <= version; step++) {
    assert(upgrades[step], `kind ${name} has no upgrade to version ${step}`)
  }
  return {
    digest: Object.keys(definition.fields),
    derive: () => ({}),
    ...definition,
    upgrades
  }
}

/** The register the engine rooms are handed; it answers what `fold` asks of a kind. */
export interface Register<Kinds extends readonly Kind[] = readonly Kind[]> {
  readonly kinds: Kinds
  readonly byName: (name: string) => Kind | undefined
  readonly setFields: (name: string) => ReadonlySet<string>
  readonly authored: (name: string) => boolean
}

export function defineKinds<const Kinds extends readonly Kind[]>(kinds: Kinds): Register<Kinds> {
  const byName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind]))
  assert(byName.size === kinds.length, 'two kinds have one name')
  const sets = new Map(kinds.map((kind) => [kind.name, setFieldsOf(kind)]))
  const none: ReadonlySet<string> = new Set()
  return {
    kinds,
    byName: (name) => byName.get(name),
    setFields: (name) => sets.get(name) ?? none,
    authored: (name) => byName.get(name)?.authored ?? false
  }
}

/** One field as forms, tables and codebooks read it. */
export interface FieldSpec {
  readonly name: string
  readonly input: Input
  readonly required: boolean
  readonly isSet: boolean
  readonly options: readonly string[]
  readonly to?: string
  readonly min?: number
  readonly max?: number
}

/** The fields of a kind in the order they were written down. */
export function fieldsOf(kind: Kind): readonly FieldSpec[] {
  return Object.entries(kind.fields).map(
    ([name, { input, required, isSet, options, to, min, max }]) => ({
      name,
      input,
      required,
      isSet,
      options: options ?? [],
      ...(to === undefined ? {} : { to }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max })
    })
  )
}

export function isSetField(kind: Kind, field: string): boolean {
  return kind.fields[field]?.isSet ?? false
}

function setFieldsOf(kind: Kind): ReadonlySet<string> {
  return new Set(Object.keys(kind.fields).filter((field) => isSetField(kind, field)))
}

/** The labels of a choice field in one language, by option; empty for other fields. */
export function choiceLabels(words: KindWords, field: string): Readonly<Record<string, string>> {
  // as: for a kind known only as a kind, the type has forgotten which fields are choices
  const choices = words.choices as Readonly<Record<string, Readonly<Record<string, string>>>>
  return choices[field] ?? {}
}
