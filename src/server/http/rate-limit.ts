import type { Now } from '#lib/time.ts'

/** How often one key may act: a bucket that holds a minute's worth and refills steadily. */
export interface Limiter {
  /** takes one; answers 0, or the seconds to wait */
  take(key: string): number
}

interface Bucket {
  tokens: number
  at: number
}

const MOST_BUCKETS = 20_000

/** `perMinute` 0 means no limit. */
export function createLimiter(perMinute: number, now: Now): Limiter {
  if (perMinute === 0) return { take: () => 0 }
  const buckets = new Map<string, Bucket>()
  const perMs = perMinute / 60_000
  return {
    take(key) {
      const at = now()
      const bucket = buckets.get(key) ?? { tokens: perMinute, at }
      const gained = Math.max(0, at - bucket.at) * perMs
      const tokens = Math.min(perMinute, bucket.tokens + gained)
      // Re-inserted, so that the map's order is the order of last use and the oldest go first.
      buckets.delete(key)
      const isAllowed = tokens >= 1
      buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, at })
      for (const oldest of buckets.keys()) {
        if (buckets.size <= MOST_BUCKETS) break
        buckets.delete(oldest)
      }
      return isAllowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMs / 1000))
    }
  }
}
