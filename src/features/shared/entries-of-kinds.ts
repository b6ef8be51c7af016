import { computed, type ReadonlySignal } from '@preact/signals'
import type { Entry } from '#store/types.ts'

type Page = readonly Entry[]

/**
 * The entries of a few kinds out of all pages of a project. Changes only when one of them does: a page is looked through once, for
 * pages are replaced and never changed, and a new note among 10,000 costs the page it came into.
 */
export function entriesOfKinds(
  pages: ReadonlySignal<readonly Page[]>,
  kinds: readonly string[]
): ReadonlySignal<readonly Entry[]> {
  const known = new WeakMap<Page, Page>()
  const within = (page: Page) => {
    const found = known.get(page) ?? page.filter(({ kind }) => kinds.includes(kind))
    known.set(page, found)
    return found
  }
  let last: Page = []
  return computed(() => {
    const found = pages.value.flatMap(within)
    const same =
      found.length === last.length && found.every((entry, index) => entry === last[index])
    if (!same) last = found
    return last
  })
}
