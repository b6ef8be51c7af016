/** What every page beside the others answers to; times are ms of the page's own clock. */
export interface PeerPage {
  /** opens what is on disk and asks no server */
  open(): Promise<void>
  /** makes what both devices share (device A); the text lets B in */
  share?(): Promise<string>
  /** lets this device in (device B) */
  enter?(text: string): Promise<void>
  /** writes all notes, durable when it resolves */
  seed(): Promise<number>
  /** until the server has answered for every note */
  push(): Promise<number>
  /** until every note is stored and can be read; looking whether it is true comes after the clock */
  pull(): Promise<number>
  /** begins to listen and to send by itself */
  live(): Promise<void>
  /** changes one note; answers when that began, in ms since 1970 with fractions */
  change(index: number, text: string): Promise<number>
  /** from now on looks at one note until it says `text`; answers when that was */
  shown(index: number, text: string): Promise<number>
  /** notes that can be read whole from the disk */
  count(): Promise<number>
}

declare global {
  interface Window {
    peer?: PeerPage
  }
}

/** ms since 1970 with fractions: two browsers of one machine agree on it. */
export const instant = (): number => performance.timeOrigin + performance.now()

/** ms that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
