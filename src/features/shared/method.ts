import type { Chip } from './lesson-plan.ts'
import { SEATS } from './names.ts'
import type { Lens, Tag } from './note-values.ts'

/** How a lesson is watched: what stands on the strip, who or what a note is about, which tags are at hand. */
export type MethodName = 'lesson' | 'rounds'

/** One of the places for tags. `helped` opens peer and adult in place, `count` asks how many of how many. */
export type TagSlot =
  | { readonly slot: 'tag'; readonly tag: Tag }
  | { readonly slot: 'looked'; readonly phrase: string }
  | { readonly slot: 'helped' }
  | { readonly slot: 'quote' }
  | { readonly slot: 'count' }

export interface Method {
  /** chips in their places; seats stand where somebody sits there */
  readonly chips: readonly Chip[]
  /** keys of a keyboard for chips that are no seats */
  readonly keys: Readonly<Record<string, Chip>>
  /** places for tags that never change; what the plan looks for comes after them */
  readonly tags: readonly TagSlot[]
  /** what stands there where the plan looks for nothing */
  readonly otherwise: readonly TagSlot[]
  /** how many places there are at most */
  readonly places: number
}

export const LENSES: readonly Lens[] = ['pupils', 'task', 'teaching', 'asked']
export const HELPED: readonly Tag[] = ['helped-by-peer', 'helped-by-adult']

const tag = (name: Tag): TagSlot => ({ slot: 'tag', tag: name })

/** The methods the live screen knows; another one is an entry here. */
export const METHODS: Readonly<Record<MethodName, Method>> = {
  lesson: {
    chips: [...SEATS, 'group', 'class'],
    keys: { G: 'group', W: 'class' },
    tags: [tag('says'), tag('does'), tag('shows-work'), tag('asks'), tag('stuck'), tag('unlocks')],
    otherwise: HELPED.map(tag),
    places: 8
  },
  rounds: {
    chips: LENSES,
    keys: { P: 'pupils', T: 'task', M: 'teaching', A: 'asked' },
    tags: [
      tag('says'),
      tag('does'),
      { slot: 'count' },
      { slot: 'quote' },
      tag('board'),
      tag('jotter')
    ],
    otherwise: [],
    places: 8
  }
}
