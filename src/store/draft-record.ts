import type { Core } from './core.ts'
import type { DraftRecord } from './tables.ts'
import type { Draft } from './types.ts'

export function sealDraft(core: Core, draft: Draft): DraftRecord {
  const { ent, book, revision } = draft
  return { ent, book, revision, sealed: core.vault.seal('drafts', ent, draft) }
}

export function openDraft(core: Core, record: DraftRecord): readonly Draft[] {
  const draft = core.vault.open('drafts', record.ent, record.sealed)
  return draft === undefined ? [] : [draft as Draft]
}

/** The higher revision wins; on a tie with different words both are kept, one under the other (design 8.13). */
export function reconcile(stored: Draft | undefined, journaled: Draft): Draft {
  if (!stored || journaled.revision > stored.revision) return journaled
  if (stored.revision > journaled.revision) return stored
  const fields: Record<string, string> = { ...stored.fields }
  for (const [field, words] of Object.entries(journaled.fields)) {
    const kept = fields[field]
    if (kept === undefined || words.includes(kept)) fields[field] = words
    else if (!kept.includes(words)) fields[field] = `${kept}\n\n${words}`
  }
  return { ...stored, fields, touched: Math.max(stored.touched, journaled.touched) }
}
