import { expect, it } from 'vitest'
import { readTrace } from './system-calls.ts'

const wrote = '71 pwrite64(24</data/jotter.db-wal>, "\\n\\0"..., 4096, 0) = 4096'
const synced = '71 fdatasync(24</data/jotter.db-wal>) = 0'
const answered = String.raw`71 write(27<socket:[4]>, "HTTP/1.1 200 OK\r\n\r\n{\"receipts\":[]}", 40) = 40`

it('tells an acknowledgement that came before the disk from one that came after', () => {
  expect(readTrace([wrote, synced, answered].join('\n'))).toEqual({
    acknowledged: 1,
    early: 0,
    syncs: 1
  })
  expect(readTrace([wrote, answered, synced, wrote, synced, answered].join('\n'))).toEqual({
    acknowledged: 2,
    early: 1,
    syncs: 2
  })
})
