import type { Id } from '#lib/id.ts'
import type { Patch } from '#log/types.ts'
import type { Entry } from '#store/types.ts'
import { channelOn, type Dice, type Editor, type Tab, type Tablet, type World } from './world.ts'

const NEW = { pos: 0, ids: [] }
const TAGS = ['says', 'does', 'asks', 'stuck'] as const
export type Scene = {
  readonly world: World
  readonly tablet: Tablet
  readonly tab: Tab
  readonly dice: Dice
  /** words nobody else writes in this run */
  readonly words: () => string
}

const editorName = (tablet: Tablet, tab: Tab) => `${tablet.name} ${tablet.tabs.indexOf(tab)}`

/** Notes are born private, pupils in the group, as their kinds say. */
export async function capture({ world, tab, dice, words }: Scene): Promise<void> {
  const { store } = tab
  const isNote = dice.chance() < 0.6
  const channel = channelOn(store, world.book, isNote ? 'private' : 'group')
  if (!channel) return
  const ent = store.newEntity()
  const patch: Patch = isNote
    ? {
        lesson: world.book,
        at: '2026-11-23T10:05:00.000Z',
        text: words(),
        tags: { add: [dice.pick(TAGS)] }
      }
    : { code: words().slice(-12), label: words(), classStage: 'P4' }
  const kind = isNote ? 'observation' : 'pupil'
  await store.change([{ book: world.book, grp: channel.grp, ent, kind, patch, ctx: NEW }])
}

/** Entities this person may write, as the lists show them. */
export function writable(world: World, { store }: Tab): readonly Entry[] {
  const me = store.books.value.find(({ book }) => book === world.book)?.author
  return store
    .entries(world.book)
    .peek()
    .filter(({ kind, author, deleted }) => {
      if (deleted) return false
      return kind === 'pupil' || kind === 'project' || (kind === 'observation' && author === me)
    })
}

/** Puts one entity on the screen; its context is taken now and never again (sync.md §2.3). */
export async function openForm({ world, tablet, tab, dice }: Scene): Promise<void> {
  const entries = writable(world, tab)
  if (entries.length === 0) return
  // What several people write is where they meet: it is opened more often than its share.
  const shared = entries.filter(({ kind }) => kind !== 'observation')
  const among = shared.length > 0 && dice.chance() < 0.4 ? shared.slice(0, 2) : entries
  const [shown] = await tab.store.open([dice.pick(among).ent])
  if (!shown) return
  const copy = dice.pick(shown.copies)
  const { ent, kind } = shown
  const change = { book: world.book, grp: copy.grp, ent, kind, ctx: copy.context }
  const editor = {
    grp: copy.grp,
    ent,
    kind,
    ctx: copy.context,
    shown: world.model.shownTo(tablet, change)
  }
  world.editors.set(editorName(tablet, tab), editor)
}

function patchOf(kind: string, { dice, words }: Scene): Patch {
  if (kind === 'pupil') {
    return dice.chance() < 0.5 ? { label: words() } : { label: words(), standsFor: words() }
  }
  if (kind === 'project') return dice.chance() < 0.5 ? { title: words() } : { question: words() }
  const tags = dice.chance() < 0.5 ? { add: [dice.pick(TAGS)] } : { rem: [dice.pick(TAGS)] }
  return dice.pick<Patch>([{ text: words() }, { thought: words() }, { text: words(), tags }])
}

/** Saves what a form holds that was opened earlier; without one, captures. */
export async function save(scene: Scene): Promise<void> {
  const { world, tablet, tab } = scene
  const editor = world.editors.get(editorName(tablet, tab))
  if (!editor) return capture(scene)
  const { grp, ent, kind, ctx } = editor
  // Taken out by somebody who has in front of them what the form shows, and nothing that came since.
  const isEnd = kind !== 'project' && scene.dice.chance() < 0.05
  const what = isEnd ? { del: true as const } : { patch: patchOf(kind, scene) }
  const saved = await tab.store.change([{ book: world.book, grp, ent, kind, ...what, ctx }])
  if (saved.ok) goOnShowing(scene, editor, saved.value.ids)
}

/** The form goes on showing what it showed, and what was saved. */
function goOnShowing({ world, tablet, tab }: Scene, editor: Editor, ids: readonly Id[]): void {
  const ctx = { ...editor.ctx, ids: [...editor.ctx.ids, ...ids] }
  const shown = new Set([...editor.shown, ...ids])
  world.model.remember(tablet, editor.grp, editor.ent, ctx, shown)
  world.editors.set(editorName(tablet, tab), { ...editor, ctx, shown })
}

/** Types into the open form, and lets the draft reach the disk. */
export async function type(scene: Scene): Promise<void> {
  const { world, tablet, tab, words } = scene
  const editor = world.editors.get(editorName(tablet, tab))
  if (!editor || editor.kind === 'project') return
  const { ent, grp, kind, ctx } = editor
  const known = tab.store
    .drafts(world.book)
    .peek()
    .find((draft) => draft.ent === ent)
  // One draft an entity: typing goes on in the one that is there.
  const draft = known ?? {
    book: world.book,
    grp,
    ent,
    kind,
    ctx,
    fields: {},
    revision: 0,
    touched: 0
  }
  const field = kind === 'pupil' ? 'standsFor' : 'thought'
  const text = words()
  const fields = { ...draft.fields, [field]: text }
  const revision = draft.revision + 1
  tab.store.keepDraft({ ...draft, fields, revision, touched: tablet.now() })
  const flushed = await tab.store.flushDrafts()
  if (flushed.ok) world.model.typed(tablet, ent, revision, text)
}

/** Makes a line of what was typed, under the context the draft has kept. */
export async function mint({ world, tab, dice }: Scene): Promise<void> {
  const drafts = tab.store.drafts(world.book).peek()
  if (drafts.length === 0) return
  const { book, grp, ent, kind, ctx, fields, revision } = dice.pick(drafts)
  await tab.store.change([{ book, grp, ent, kind, patch: fields, ctx }], {
    drafts: [{ ent, revision }]
  })
}
