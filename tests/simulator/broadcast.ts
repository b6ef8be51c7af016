interface Said {
  readonly data: unknown
}

/** Open channels by the tablet whose tabs talk; a page that dies takes its own with it. */
const open = new Map<string, Set<TabChannel>>()

/**
 * BroadcastChannel within one process: `tablet|tab` names whose tabs hear each other and which one speaks. A message arrives in a later
 * microtask, in order, as in a browser; a closed or dead tab hears nothing more.
 */
class TabChannel {
  readonly name: string
  readonly #group: Set<TabChannel>
  #listener: ((said: Said) => void) | undefined
  #isOpen = true

  constructor(name: string) {
    this.name = name
    const [tablet = ''] = name.split('|')
    const group = open.get(tablet) ?? new Set()
    open.set(tablet, group)
    this.#group = group.add(this)
  }

  addEventListener(_: 'message', listener: (said: Said) => void): void {
    this.#listener = listener
  }

  postMessage(data: unknown): void {
    if (!this.#isOpen) return
    for (const other of this.#group) {
      if (other !== this) queueMicrotask(() => other.#hear({ data }))
    }
  }

  close(): void {
    this.#isOpen = false
    this.#group.delete(this)
  }

  #hear(said: Said): void {
    if (this.#isOpen) this.#listener?.(said)
  }
}

/** Puts the channel in the place of the platform's, whose messages would come in an order that no seed decides. */
export function useTabChannels(): void {
  Object.assign(globalThis, { BroadcastChannel: TabChannel })
}

/** The page is gone: what it had opened under `name` says and hears nothing more. */
export function closeTabChannels(name: string): void {
  const [tablet = ''] = name.split('|')
  for (const channel of [...(open.get(tablet) ?? [])]) if (channel.name === name) channel.close()
}

/** At the end of a run. */
export function forgetTabChannels(): void {
  open.clear()
}
