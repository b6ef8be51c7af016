import { everything } from './everything.ts'
import type { Core } from './core.ts'

/** Names whose values stay readable while the vault is locked, so that the outbox can drain (design 8.13). */
const SECRETS: ReadonlySet<string> = new Set(['token'])

export async function keep(core: Core, name: string, value: unknown): Promise<void> {
  if (SECRETS.has(name)) {
    const sealed = await core.vault.sealSecret(name, value)
    await core.guard.run(
      everything('strict', (tx) => tx.put('keys', { id: `secret:${name}`, sealed }))
    )
    return
  }
  const kept = `keep:${name}`
  const sealed = core.vault.seal('meta', kept, value)
  await core.guard.run(everything('strict', (tx) => tx.put('meta', { name: kept, sealed })))
}

export async function recall(core: Core, name: string): Promise<unknown> {
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
  if (!found.ok || !found.value) return undefined
  return SECRETS.has(name)
    ? core.vault.openSecret(name, found.value)
    : core.vault.open('meta', `keep:${name}`, found.value)
}
