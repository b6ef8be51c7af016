import { describe, expect, it } from 'vitest'
import { createWake } from './wake.ts'

const never = new AbortController().signal

describe('a wake', () => {
  it('ends the waits on its channel and no others', async () => {
    const wake = createWake()
    const woken: string[] = []
    const one = wake.wait(['a', 'b'], never).then(() => woken.push('one'))
    const other = wake.wait(['c'], never).then(() => woken.push('other'))
    wake.notify(['b'])
    await one
    expect(woken).toEqual(['one'])
    wake.notify(['a', 'c'])
    await other
    expect(woken).toEqual(['one', 'other'])
  })

  it('ends when the waiter gives up', async () => {
    const wake = createWake()
    const gone = new AbortController()
    const waiting = wake.wait(['a'], gone.signal)
    gone.abort()
    await waiting
    await wake.wait(['a'], gone.signal)
    expect(wake.isStopped).toBe(false)
  })

  it('ends for everybody when the server stops, now and later', async () => {
    const wake = createWake()
    const waiting = wake.wait(['a'], never)
    wake.stop()
    await waiting
    await wake.wait(['a'], never)
    expect(wake.isStopped).toBe(true)
  })
})
