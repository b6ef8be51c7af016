import { useEffect, useState } from 'preact/hooks'

/** The time now, in ms, again every half minute while the screen is there. */
export function useMinute(now: () => number): number {
  const [time, setTime] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 30_000)
    return () => clearInterval(timer)
  }, [now])
  return time
}
