import { ok, type Result } from '#lib/result.ts'
import { everything } from './everything.ts'
import type { Core } from './core.ts'

/** Names whose values stay readable while the vault is locked, so that the outbox can drain (design 8.13). */
const SECRETS: ReadonlySet<string> = new Set(['token'])

/** `once`: what stands under the name already stays. */
export async function keep(
  core: Core,
  name: string,
  value: unknown,
  { once = false }: { readonly once?: boolean } = {}
): Promise<Result<void>> {
  const id = `secret:${name}`
  const kept = `keep:${name}`
  if (SECRETS.has(name)) {
    const sealed = await core.vault.sealSecret(name, value)
    return core.guard.run(
      everything('strict', async (tx) => {
        if (!once || !(await tx.get('keys', id))) await tx.put('keys', { id, sealed })
      })
    )
  }
  const sealed = core.vault.seal('meta', kept, value)
  return core.guard.run(
    everything('strict', async (tx) => {
      if (!once || !(await tx.get('meta', kept))) await tx.put('meta', { name: kept, sealed })
    })
  )
}

/**
 * Changes a kept value in one transaction, so that neither a failed reading nor another tab makes it forget what it held. `change` is
 * given undefined where nothing is kept, and may be called twice. Not for secrets.
 */
export async function amend(
  core: Core,
  name: string,
  change: (kept: unknown) => unknown
): Promise<Result<void>> {
  const kept = `keep:${name}`
  return core.guard.run(
    everything('strict', async (tx) => {
      const held = (await tx.get('meta', kept))?.sealed
      const value = change(held && core.vault.open('meta', kept, held))
      await tx.put('meta', { name: kept, sealed: core.vault.seal('meta', kept, value) })
    })
  )
}

/** Undefined where nothing is kept; a storage that does not answer is a failure and not an empty one. */
export async function recall(core: Core, name: string): Promise<Result<unknown>> {
  const found = await core.guard.run({
    tables: ['keys', 'meta'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) =>
      (SECRETS.has(name)
        ? await tx.get('keys', `secret:${name}`)
        : await tx.get('meta', `keep:${name}`)
      )?.sealed
  })
  if (!found.ok) return found
  if (!found.value) return ok(undefined)
  return ok(
    SECRETS.has(name)
      ? await core.vault.openSecret(name, found.value)
      : core.vault.open('meta', `keep:${name}`, found.value)
  )
}
