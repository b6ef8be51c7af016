import { sample as photoSample } from '#kinds/photo/sample.ts'
import fc from 'fast-check'
import { msToDay, msToInstant } from '#lib/time.ts'
import type { Patch } from '#log/types.ts'
import { fieldsOf, type FieldSpec, type Kind } from '#schema/define-kind.ts'

const EARLIEST = Date.UTC(2000, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

/** Values of one kind that parse: every required field, and the optional ones as they come. */
export function arbitraryOf(kind: Kind): fc.Arbitrary<Record<string, unknown>> {
  const fields = fieldsOf(kind)
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])), {
    requiredKeys: fields.filter(({ required }) => required).map(({ name }) => name)
  })
}

/** Patches of one kind that parse: any fields, optional ones also cleared, sets with members added and removed. */
export function arbitraryPatchOf(kind: Kind): fc.Arbitrary<Patch> {
  const fields = fieldsOf(kind)
  const patched = (field: FieldSpec): fc.Arbitrary<unknown> => {
    if (field.isSet) {
      return fc.record({ add: valueOf(field), rem: valueOf(field) }, { requiredKeys: [] })
    }
    return field.required ? valueOf(field) : fc.option(valueOf(field), { nil: null })
  }
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, patched(field)])), {
    requiredKeys: []
    // as: the record is built from field names and values that a Patch holds
  }) as fc.Arbitrary<Patch>
}

/** UUIDs of version 7, as the app mints them. */
export const arbitraryId: fc.Arbitrary<string> = fc.uuid({ version: 7 })

function valueOf({ input, options, min, max }: FieldSpec): fc.Arbitrary<unknown> {
  const choice = () => fc.constantFrom(...options)
  switch (input) {
    case 'shortText':
      return fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: max ?? 80 })
        .map((text) => Array.from(text).slice(0, max).join(''))
        .filter((text) => text.trim() !== '')
    case 'longText':
      return fc.string({ unit: 'grapheme', maxLength: 200 })
    case 'instant':
      return fc.integer({ min: EARLIEST, max: LATEST }).map(msToInstant)
    case 'day':
      return fc.integer({ min: EARLIEST, max: LATEST }).map(msToDay)
    case 'score':
      return fc.double({ min: min ?? 0, max: max ?? 100, noNaN: true })
    case 'choice':
      return choice()
    case 'flag':
      return fc.boolean()
    case 'choices':
      return fc.uniqueArray(choice())
    case 'ref':
      return arbitraryId
    case 'refs':
      return fc.uniqueArray(arbitraryId, { maxLength: 6 })
    case 'duration':
      return fc.nat()
    case 'thumbnail':
      return fc
        .base64String({ minLength: 4, maxLength: 40 })
        .map((text) => text.replace(/[^A-Za-z0-9]/g, '_'))
    case 'blob':
      return fc.constant(photoSample.picture)
  }
}
