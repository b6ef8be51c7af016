import { createChance } from '../kit/chance.ts'
import { lookAhead, sumUp } from './checkpoints.ts'
import type { Command } from './commands.ts'
import { checkEnd } from './end-checks.ts'
import { Failure, must } from './failure.ts'
import { clearFaults, planFault, roadOf } from './faults.ts'
import { lookAt } from './look.ts'
import { calm } from './calm.ts'
import { carry, photograph } from './photos.ts'
import type { Prepared } from './prepared.ts'
import * as sharing from './sharing.ts'
import { checkStep, noteTime, reload } from './step-checks.ts'
import { type Kept, type Tablet } from './tablet.ts'
import { createWorld, type Dice, type Tab, type World } from './world.ts'
import { capture, mint, openForm, save, type Scene, type } from './writing.ts'

const DAY = 86_400_000
const YEAR = 365 * DAY

/** Plays one history from its beginning to the calm after it; throws the Failure of the first rule that does not hold. */
export async function play(
  prepared: Prepared,
  seed: number,
  history: readonly Command[],
  newKept: () => Kept
): Promise<void> {
  const world = await createWorld(prepared, seed, newKept)
  try {
    let count = 0
    for (const command of history) {
      world.clock.pass(1000)
      await playOne(world, command, () => `words ${++count} of ${seed}`)
    }
    await calm(world)
    await checkEnd(world)
  } finally {
    world.close()
  }
}

async function playOne(world: World, command: Command, words: () => string): Promise<void> {
  const dice = createChance(command.pick)
  const there = world.tablets.filter(({ isOut }) => !isOut)
  const tablet = there[command.who % there.length]
  if (!tablet) return
  world.setFaults(() => 'none')
  if (await playOutside(world, command, dice)) return
  if (await playOnTablet(world, tablet, command, dice)) return
  if (tablet.isDoubtful && dice.chance() < 0.5) await reload(world, tablet)
  const opened = await tablet.tab(command.tab)
  if (!opened.ok) throw new Failure('I1', `${tablet.name} does not open: ${opened.problem.code}`)
  const tab = opened.value
  const before = await lookAt(tablet.kept)
  noteTime(tablet)
  world.setFaults(roadOf(dice))
  const isPlanned = planFault(tab.life, dice)
  const deed = DEEDS[command.deed]?.({ world, tablet, tab, dice, words })
  if (deed) await carryOut(world, tab, deed, isPlanned)
  clearFaults(tab.life)
  if (isPlanned) tablet.isDoubtful = true
  noteTime(tablet)
  tablet.bury()
  await checkStep(world, tablet, before, command.deed)
}

/** A deed whose page died may end in any way; one whose page lives may not throw. */
async function carryOut(world: World, { life }: Tab, deed: Promise<void>, mayStick: boolean) {
  try {
    await (mayStick ? world.within(deed) : deed)
  } catch (error) {
    if (!life.isDead) throw error
  }
}

const DEEDS: Partial<Record<Command['deed'], (scene: Scene) => Promise<void>>> = {
  capture,
  open: openForm,
  save,
  type,
  mint,
  push: sharing.push,
  pull: sharing.pull,
  sync: ({ tab, tablet, world }) => sharing.sync(tab, tablet, world.model.facts.keys),
  together: (scene) =>
    sharing.together(scene, () =>
      scene.dice.chance() < 0.5 ? save(scene) : sharing.sync(scene.tab, scene.tablet, false)
    ),
  'hand-in': sharing.handInSome,
  'take-back': sharing.takeBackOne,
  strike: sharing.strikeOne,
  finish: sharing.finish,
  erase: sharing.erase,
  forge: sharing.forge,
  'bundle-out': sharing.bundleOut,
  'bundle-in': sharing.bundleIn,
  invite: sharing.inviteSomebody,
  'add-key': sharing.addKey,
  'take-out': sharing.takeOut,
  'sum-up': sumUp,
  'look-ahead': lookAhead,
  photograph,
  carry
}

/** What happens to nobody's tablet. */
async function playOutside(world: World, { deed }: Command, dice: Dice): Promise<boolean> {
  const { server, backups, clock, model } = world
  let isKilled = false
  switch (deed) {
    case 'wait':
      clock.pass(dice.pick([1000, 60_000, DAY / 24, DAY, 10 * DAY]))
      return true
    case 'late':
      await world.network.deliverLate()
      await world.settleLate()
      return true
    case 'join':
      world.setFaults(roadOf(dice))
      await sharing.joinIn({ world, dice })
      return true
    case 'stop':
      isKilled = dice.chance() < 0.3
      if (isKilled) model.facts.brought = true
      await server.restart({ isKilled })
      return true
    case 'back-up':
      backups.push(server.image())
      return true
    case 'restore':
      if (backups.length === 0) return true
      model.facts.restored = true
      await restoreOne(world, dice)
      return true
    default:
      return false
  }
}

/** 8.3: what was erased stays erased in whatever backup is put back. */
async function restoreOne({ server, backups }: World, dice: Dice): Promise<void> {
  const erased = server.erased()
  await server.restore(dice.pick(backups), { release: dice.chance() < 0.5 })
  for (const { grp, ent } of erased) {
    const isBack = server.channel(grp) !== undefined && !server.isErased(grp, ent)
    must('8.3', !isBack, () => `${ent} in ${grp} was erased, and a restore brought it back`)
  }
}

/** What happens to a tablet as a whole, without its app's doing. */
async function playOnTablet(
  world: World,
  tablet: Tablet,
  { deed, tab }: Command,
  dice: Dice
): Promise<boolean> {
  switch (deed) {
    case 'close-tab':
      tablet.close(tab)
      return true
    case 'kill':
      tablet.kill()
      tablet.isDoubtful = true
      return true
    case 'jump':
      tablet.skew = dice.pick([0, 30_000, -30_000, DAY, -DAY, 10 * YEAR, -10 * YEAR])
      return true
    case 'wipe':
      tablet.kill()
      tablet.isOut = true
      return true
    case 'clone':
      tablet.kill()
      world.model.facts.cloned = true
      // A name of its own: two machines' tabs do not hear each other.
      world.addTablet(
        `${tablet.name}-twin-${world.tablets.length}`,
        tablet.person,
        await tablet.kept.clone()
      )
      return true
    case 'other-build':
      sharing.otherBuild(tablet)
      return true
    case 'upgrade':
      sharing.upgrade(tablet)
      return true
    default:
      return false
  }
}
