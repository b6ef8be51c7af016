import type { Id } from '#lib/id.ts'
import type { Folded } from '#log/types.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Change, SeenContext } from '#store/types.ts'
import { type Erasure, keptErasures } from '#sync/erasures.ts'
import type { Photo } from './photos.ts'
import type { Tablet } from './tablet.ts'

/** One change somebody made, with what was in front of them (sync.md I8). */
export interface Written {
  readonly change: Change
  readonly tablet: Tablet
  /** operations that were on the screen when the form was opened */
  readonly shown: ReadonlySet<Id>
  /** minted id; absent while the page died before it could say */
  id?: Id
  isCertain: boolean
}

/** What one tablet wants to have erased for ever. */
export interface Wish {
  readonly tablet: Tablet
  readonly erasure: Erasure
}

/** What each person saw and wrote, kept beside the real modules and never asked by them. */
export function createModel() {
  const screens = new Map<string, ReadonlySet<Id>>()
  const written: Written[] = []
  const wishes = new Map<string, Wish>()
  const struck = new Set<Id>()
  const takenBack = new Set<Id>()
  const photos: Photo[] = []
  const photographed = new Set<Id>()
  const typed = new Map<string, { tablet: Tablet; ent: Id; revision: number; words: string }>()
  const minted = new Map<string, number>()
  const facts = { restored: false, brought: false, cloned: false, keys: false, removed: false }

  const saw = (tablet: Tablet, grp: string, ent: Id, context: SeenContext, folded: Folded) => {
    const ids = new Set(Object.values(folded.live).flatMap((ops) => ops.map(({ id }) => id)))
    remember(tablet, grp, ent, context, ids)
  }
  const remember = (
    tablet: Tablet,
    grp: string,
    ent: Id,
    context: SeenContext,
    ids: ReadonlySet<Id>
  ) => {
    const name = nameOf(grp, ent, context)
    screens.set(`${tablet.name} ${name}`, ids)
    screens.set(name, ids)
  }
  const shownTo = (tablet: Tablet, { grp, ent, ctx }: Change): ReadonlySet<Id> => {
    if (ctx.pos === 0 && ctx.ids.length === 0) return new Set()
    const name = nameOf(grp, ent, ctx)
    return screens.get(`${tablet.name} ${name}`) ?? screens.get(name) ?? new Set()
  }
  return {
    written,
    /** erasures that a tablet has noted and is to ask for until it is answered */
    wishes: wishes as ReadonlyMap<string, Wish>,
    /** entities whose author asked to have them gone */
    struck,
    takenBack,
    /** photos that somebody was told are kept */
    photos,
    /** notes that have one */
    photographed,
    typed: (tablet: Tablet, ent: Id, revision: number, words: string) =>
      void typed.set(`${tablet.name} ${ent}`, { tablet, ent, revision, words }),
    /** drafts that reached a tablet's disk */
    drafts: typed as ReadonlyMap<
      string,
      { tablet: Tablet; ent: Id; revision: number; words: string }
    >,
    /** the highest revision of an entity's draft of which a line was made on a tablet */
    mintedRevision: (tablet: Tablet, ent: Id): number => minted.get(`${tablet.name} ${ent}`) ?? 0,
    /** what happened that loosens a rule: a server put back, lines brought by others, twins of one profile */
    facts,
    /** after saving, the form goes on showing what it showed and what was saved */
    remember,
    shownTo,
    /** the store as people and the sync room are given it: every look and every change is noted */
    watch(store: SyncStore, tablet: Tablet): SyncStore {
      return {
        ...store,
        async open(ents) {
          const found = await store.open(ents)
          for (const { ent, copies } of found) {
            for (const { grp, context, folded } of copies) saw(tablet, grp, ent, context, folded)
          }
          return found
        },
        async openIn(grp, ents) {
          const found = await store.openIn(grp, ents)
          for (const { ent, context, folded } of found) saw(tablet, grp, ent, context, folded)
          return found
        },
        async change(changes, options) {
          const attempts = changes.map((change): Written => {
            return { change, tablet, shown: shownTo(tablet, change), isCertain: false }
          })
          written.push(...attempts)
          const saved = await store.change(changes, options)
          for (const { ent, revision } of options?.drafts ?? []) {
            const name = `${tablet.name} ${ent}`
            if (saved.ok) minted.set(name, Math.max(minted.get(name) ?? 0, revision))
          }
          for (const [index, attempt] of attempts.entries()) {
            const id = saved.ok ? saved.value.ids[index] : undefined
            if (id === undefined) continue
            attempt.id = id
            attempt.isCertain = true
          }
          return saved
        },
        async amend(name, change) {
          const amended = await store.amend(name, change)
          const kept = amended.ok ? await keptErasures(store) : undefined
          for (const erasure of kept?.ok ? kept.value : []) {
            const wish = { tablet, erasure }
            wishes.set(`${tablet.name} ${JSON.stringify({ ...erasure, isMade: true })}`, wish)
          }
          return amended
        },
        async strike(ents) {
          for (const ent of ents) struck.add(ent)
          return store.strike(ents)
        }
      }
    }
  }
}

function nameOf(grp: string, ent: Id, { pos, ids, r = 0 }: SeenContext): string {
  return `${grp} ${ent} ${pos} ${r} ${ids.join()}`
}
