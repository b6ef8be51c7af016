import type { BinRounds } from '#features/shared/bin-rounds.ts'

/** Goes round the bins, loaded after the first screen is painted: capture never waits for it. */
export function binLater(rounds: BinRounds): { start(): void; stop(): void } {
  let going: Promise<() => void> | undefined
  return {
    start() {
      going = import('#features/shared/bin-rounds.ts').then(({ goRound }) => goRound(rounds))
      // A part that is not on this tablet yet: what is overdue goes the next time.
      going.catch(() => undefined)
    },
    stop: () => void going?.then((stop) => stop()).catch(() => undefined)
  }
}
