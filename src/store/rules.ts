import { fail, type Result } from '#lib/result.ts'
import type { FoldRules } from '#log/fold.ts'
import type { Body, Folded, Patch, Scalar } from '#log/types.ts'
import type { Kind, Register } from '#schema/define-kind.ts'
import { parsePatch, receivePatch } from '#schema/parse.ts'

/** What the store asks of the kinds: it knows that there are kinds of records, never which. */
export interface KindRules extends FoldRules {
  /** the kind's present version; undefined for a kind this build does not know */
  readonly version: (kind: string) => number | undefined
  /** what is written here: unknown fields and wrong values are refused */
  readonly parse: (kind: string, patch: unknown) => Result<Patch>
  /** what a line brought, of whatever version */
  readonly receive: (body: Pick<Body, 'kind' | 's'> & { readonly p?: unknown }) => Result<Patch>
  /** the values that lists and filters need, declared and derived */
  readonly digest: (kind: string, values: Folded['values']) => Folded['values']
  /** changes whenever a kind was added or has a new version: lines that could not be read are then tried again */
  readonly signature: string
}

export function rulesOf(register: Register): KindRules {
  return {
    setFields: register.setFields,
    authored: register.authored,
    version: (name) => register.byName(name)?.version,
    parse: (name, patch) => {
      const kind = register.byName(name)
      return kind ? parsePatch(kind, patch) : fail('kind-unknown', { kind: name })
    },
    receive: (body) => receivePatch(register, body),
    digest: (name, values) => {
      const kind = register.byName(name)
      return kind ? digestOf(kind, values) : {}
    },
    signature: register.kinds.map(({ name, version }) => `${name}${version}`).join(' ')
  }
}

function digestOf(kind: Kind, values: Folded['values']): Folded['values'] {
  const chosen: Record<string, Scalar | readonly string[]> = {}
  for (const field of kind.digest) {
    const value = values[field]
    if (value !== undefined) chosen[field] = value
  }
  // A kind derives from values of its own fields, which parse admitted one patch at a time.
  return Object.assign(chosen, kind.derive(values as Parameters<Kind['derive']>[0]))
}
