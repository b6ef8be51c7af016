import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Problem, Result } from '#lib/result.ts'
import type { Language } from '#lib/words.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Audience, Book } from '#store/types.ts'
import type { SharingDeps } from '#sync/identity.ts'

export type Theme = 'light' | 'dim' | 'system'

/** Where the server stands, computed by sync from answers, never from a socket. */
export interface SyncState {
  readonly server: 'unknown' | 'reached' | 'offline' | 'captive' | 'error' | 'refused'
  /** ms since 1970 of the last answer that counted */
  readonly lastSuccess?: number
  readonly busy: boolean
  readonly problem?: Problem
  /** why pictures and recordings do not get on, while words do */
  readonly media?: Problem
}

export interface HandInOptions {
  /** a photo is another school's to see only where it was ticked (domain P13) */
  readonly withPhotos?: boolean
}

/** What the screens of notes ask of sync; the shell puts the real functions in. */
export interface NoteSync {
  readonly state: ReadonlySignal<SyncState>
  /**
   * the full note in the wider channel and `movedTo` in the narrower, in one local transaction; its photos go along where somebody said so,
   * and always to one's own school
   */
  handIn(
    book: Id,
    ents: readonly Id[],
    audience: Audience,
    options?: HandInOptions
  ): Promise<Result<unknown>>
  /** a fresh private copy of each note, then the handed-in one erased; refused once collected */
  takeBack(book: Id, ents: readonly Id[]): Promise<Result<unknown>>
  /** pushes and pulls at once; always ends with an outcome */
  sendNow(): Promise<Result<unknown>>
  /** brings the picture or recording of an entity here, where somebody has sent it */
  fetchBlobs(ent: Id): Promise<Result<'here' | 'elsewhere'>>
  /** really removes notes that were struck out before hand-in */
  strike(book: Id, ents: readonly Id[]): Promise<Result<unknown>>
}

export interface AppSettings {
  readonly language: Signal<Language>
  /** the hand that is free to tap */
  readonly hand: Signal<'right' | 'left'>
  readonly text: Signal<'normal' | 'larger'>
  readonly theme: Signal<Theme>
}

/** What every screen stands on. One value for the life of the page. */
export interface App<Sync extends NoteSync = NoteSync> {
  readonly store: SyncStore
  readonly sync: Sync
  /** what the sharing functions of the sync room take: invite, join, recovery sheet, members, sealed copies */
  readonly sharing: SharingDeps
  readonly settings: AppSettings
  /** ms since 1970, corrected by the server's clock */
  now(): number
  /** ms that never jump, from an arbitrary start */
  monotonic(): number
  /** goes to a path of the route table; `replace` leaves no step back */
  navigate(path: string, replace?: boolean): void
  /** the project that is open; undefined on a fresh tablet */
  readonly book: ReadonlySignal<Book | undefined>
  chooseBook(book: Id): void
  /** an invitation that the address brought along, until Join has taken it */
  readonly link: Signal<string | undefined>
  readonly tablet: Tablet
  readonly update: AppUpdate
  /** the whole app; at once everywhere but on the first page of a fresh tablet, which is painted before the store is there */
  ready(): Promise<App>
}

/** What the page knows of where it runs. */
export interface Tablet {
  /** opened from the home screen: storage of its own that Safari does not empty */
  readonly installed: boolean
  /** iPad or iPhone */
  readonly apple: boolean
  /** scheme, host and port of the server this page came from */
  readonly origin: string
  readonly version: string
  readonly build: string
}

/** A newer Jotter, used by consent and never during a lesson. */
export interface AppUpdate {
  readonly waiting: ReadonlySignal<boolean>
  apply(): void
}

export const AppContext = createContext<App | undefined>(undefined)

/** The app around a screen; a screen outside it is a bug. */
export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('a screen needs the app around it')
  return app
}

const loaded = new Map<unknown, unknown>()

/**
 * The words of a screen in the chosen language. English is in the screen's own chunk; Gàidhlig arrives by `loadGd` once
 * and is remembered, so that a second screen of the same words never flickers.
 */
export function useWords<Words>(en: Words, loadGd: () => Promise<Words>): Words {
  const language = useApp().settings.language.value
  const [, again] = useState(0)
  const gaelic = loaded.get(en) as Words | undefined
  useEffect(() => {
    if (language !== 'gd' || loaded.has(en)) return
    let here = true
    const arrive = (words: Words) => {
      loaded.set(en, words)
      if (here) again((count) => count + 1)
    }
    // Offline before the chunk was ever fetched: English stays, and the next visit tries again.
    loadGd().then(arrive, () => undefined)
    return () => {
      here = false
    }
  }, [language, en, loadGd])
  return language === 'gd' && gaelic ? gaelic : en
}
