import { fieldsOf, type FieldSpec, type Kind, type KindWords } from './define-kind.ts'

/** JSON Schema 2020-12 of one kind's values: the data dictionary that goes with an export. */
export interface Codebook {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema'
  readonly title: string
  readonly type: 'object'
  readonly additionalProperties: false
  readonly required: readonly string[]
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export function codebookOf(kind: Kind, words: KindWords): Codebook {
  const fields = fieldsOf(kind)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: words.one,
    type: 'object',
    additionalProperties: false,
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(
      fields.map((field) => [field.name, { title: words.fields[field.name], ...typeOf(field) }])
    )
  }
}

function typeOf({ input, options, to, min, max }: FieldSpec): Readonly<Record<string, unknown>> {
  const reference = { type: 'string', format: 'uuid', description: `id of a ${to}` }
  switch (input) {
    case 'shortText':
      return { type: 'string', minLength: 1, maxLength: max }
    case 'longText':
      return { type: 'string', description: `at most ${max} bytes of UTF-8` }
    case 'instant':
      return { type: 'string', format: 'date-time' }
    case 'day':
      return { type: 'string', format: 'date' }
    case 'score':
      return { type: 'number', minimum: min, maximum: max }
    case 'choice':
      return { type: 'string', enum: options }
    case 'flag':
      return { type: 'boolean' }
    case 'choices':
      return { type: 'array', uniqueItems: true, items: { type: 'string', enum: options } }
    case 'ref':
      return reference
    case 'refs':
      return { type: 'array', uniqueItems: true, items: reference }
    case 'duration':
      return { type: 'integer', minimum: 0, description: 'milliseconds' }
    case 'thumbnail':
      return { type: 'string', description: 'a small picture, kept apart from the record' }
    case 'blob':
      return { type: 'string', description: 'a picture or recording, kept apart from the record' }
  }
}
