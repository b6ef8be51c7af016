import { offerCheckpoint, showCheckpoint } from '#sync/checkpoint.ts'
import { channelsOf, isShared } from '#sync/session.ts'
import { must } from './failure.ts'
import { lookAt } from './look.ts'
import { sync } from './sharing.ts'
import type { Tab } from './world.ts'
import { openForm, type Scene, save } from './writing.ts'

const shared = ({ store }: Tab) => channelsOf(store).filter(isShared)

/** An idle tablet sums up what it has folded [C1]; worth it from the first line on, since histories are short. */
export async function sumUp({ tab }: Scene): Promise<void> {
  const { random } = tab.deps
  for (const { grp } of shared(tab)) {
    await offerCheckpoint(tab.session, grp, { random, pause: async () => {}, worth: 1 })
  }
}

/** Shows what checkpoints say of lines that have not come yet, writes nothing of it [C4], and somebody writes over it. */
export async function lookAhead(scene: Scene): Promise<void> {
  const { tab, tablet, dice, world } = scene
  // Who has read to the end has nothing to look ahead to: somebody else writes, reads and sums up first.
  const others = world.tablets.filter((other) => other !== tablet && !other.isOut)
  const other = others.length > 0 ? dice.pick(others) : undefined
  const opened = await other?.tab(0)
  if (other && opened?.ok) {
    const their = { ...scene, tablet: other, tab: opened.value }
    await save(their)
    await sync(their.tab, other, false)
    await sumUp(their)
  }
  const before = await diskText(tablet)
  for (const { grp } of shared(tab)) await showCheckpoint(tab.session, grp, 1)
  const after = await diskText(tablet)
  must('C4', before === after, () => `${tablet.name}: what a checkpoint showed was written down`)
  if (dice.chance() < 0.6) await openForm(scene)
  if (dice.chance() < 0.5) await save(scene)
}

async function diskText({ kept }: Scene['tablet']): Promise<string> {
  const { lines, pages } = await lookAt(kept)
  return JSON.stringify([lines, [...pages]])
}

/** C6, C7: when all lines are here nothing is shown from a checkpoint, and none of honest tablets said anything else than they do. */
export function checkComing({ name }: Scene['tablet'], { store }: Tab, book: string): void {
  const coming = store.coming(book)
  must(
    'C7',
    !coming?.differing,
    () => `${name}: ${coming?.differing} entities were summed up wrongly`
  )
  must('C6', !coming, () => `${name}: ${coming?.folded} of ${coming?.lines} lines took their place`)
}
