import { msToDay } from '#lib/time.ts'
import { MEDIA_SHARE } from '#store/media-room.ts'
import type { Book } from '#store/types.ts'
import type { DeviceState } from '../shared/devices.ts'

/** What is looked at before a lesson; each is tried where it can be tried, not guessed. */
export interface Facts {
  readonly book: Pick<Book, 'kind' | 'channels'>
  /** ms since 1970 */
  readonly now: number
  /** ms since 1970 of the last answer of the server, on this page or an earlier one; undefined where there never was one */
  readonly heard: number | undefined
  /** the group is being asked right now */
  readonly asking: boolean
  /** absent where the method of the lesson seats nobody, as on a rounds day */
  readonly seats?: number
  readonly storage: Storage
  /** 'held' and given back: the tablet lets a page keep the screen on; 'unasked': it wants a touch first, as Safari does */
  readonly awake: 'trying' | 'held' | 'unasked' | 'refused' | 'absent'
  /** opened and let go again; 'unasked': the tablet asks at the first touch */
  readonly camera: 'trying' | DeviceState
  /** the same; absent where the project does not allow recording */
  readonly microphone?: 'trying' | DeviceState
  /** the app itself lies on the tablet and opens without a network */
  readonly offline: boolean
}

export interface Storage {
  /** something was written and read back just now; undefined while it is tried */
  readonly kept: boolean | undefined
  /** undefined where the browser does not say */
  readonly persisted: boolean | undefined
  /** bytes */
  readonly used?: number
  readonly quota?: number
}

export type LineName =
  | 'plan'
  | 'pupils'
  | 'camera'
  | 'microphone'
  | 'storage'
  | 'awake'
  | 'offline'
  | 'key'

/** 'ready'; 'look': somebody should do something about it; 'trying': not known yet */
export interface Line {
  readonly line: LineName
  readonly state: 'ready' | 'look' | 'trying'
  /** which sentence is true, by the key of its words */
  readonly why: string
}

/** The lines of Ready for the lesson, each with the one sentence that is true of this tablet now. */
export function readiness(facts: Facts): readonly Line[] {
  return [
    planLine(facts),
    ...pupilsLine(facts),
    deviceLine('camera', facts.camera),
    ...(facts.microphone ? [deviceLine('microphone', facts.microphone)] : []),
    storageLine(facts),
    awakeLine(facts),
    offlineLine(facts),
    keyLine(facts)
  ]
}

/** How many lines wait for somebody. */
export function toLookAt(lines: readonly Line[]): number {
  return lines.filter(({ state }) => state === 'look').length
}

function planLine({ book, now, heard, asking }: Facts): Line {
  const shared = book.channels.some(({ registered }) => registered)
  if (!shared) return { line: 'plan', state: 'ready', why: 'here' }
  const today = heard !== undefined && msToDay(heard) === msToDay(now)
  if (!today && asking) return { line: 'plan', state: 'trying', why: 'asking' }
  if (today) return { line: 'plan', state: 'ready', why: 'heard' }
  return { line: 'plan', state: 'look', why: heard === undefined ? 'never' : 'old' }
}

function pupilsLine({ seats }: Facts): readonly Line[] {
  if (seats === undefined) return []
  return [
    {
      line: 'pupils',
      state: seats > 0 ? 'ready' : 'look',
      why: seats > 0 ? 'seated' : 'nobody'
    }
  ]
}

/** A tablet without a camera or a microphone is ready for all else. */
function deviceLine(line: 'camera' | 'microphone', found: Facts['camera']): Line {
  const state = found === 'trying' ? found : 'look'
  const isReady = found === 'works' || found === 'absent'
  return { line, state: isReady ? 'ready' : state, why: found }
}

function storageLine({ storage }: Facts): Line {
  const { kept, persisted, used, quota } = storage
  const say = (state: Line['state'], why: string): Line => ({ line: 'storage', state, why })
  if (kept === undefined) return say('trying', 'trying')
  if (!kept) return say('look', 'fails')
  if (used !== undefined && quota !== undefined && quota > 0 && used / quota >= MEDIA_SHARE)
    return say('look', 'full')
  if (persisted === false) return say('look', 'unprotected')
  return say('ready', persisted ? 'protected' : 'works')
}

function awakeLine({ awake }: Facts): Line {
  if (awake === 'trying') return { line: 'awake', state: 'trying', why: 'trying' }
  return { line: 'awake', state: awake === 'held' ? 'ready' : 'look', why: awake }
}

function offlineLine({ offline }: Facts): Line {
  return { line: 'offline', state: offline ? 'ready' : 'look', why: offline ? 'opens' : 'not-yet' }
}

function keyLine({ book }: Facts): Line {
  const own = book.channels.filter(({ local }) => !local)
  if (own.length === 0) return { line: 'key', state: 'ready', why: 'local' }
  const held = own.every(({ heldElsewhere }) => heldElsewhere)
  return { line: 'key', state: held ? 'ready' : 'look', why: held ? 'held' : 'alone' }
}
