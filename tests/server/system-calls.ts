import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aGroup, aLine, aTablet, push } from './kit.ts'
import { aFolder, serve } from './process.ts'

export interface Traced {
  /** pushes whose acknowledgement went out */
  readonly acknowledged: number
  /** of these, such as went out before what they wrote was on the disk */
  readonly early: number
  readonly syncs: number
}

/** undefined where the machine has no strace or does not let us trace. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
}

/**
 * Runs a real server under strace, pushes to it, and looks through its system calls: between the last write to the database's log and
 * every acknowledgement there has to be an fsync or fdatasync of that file.
 */
export async function traceAcknowledgements(pushes: number): Promise<Traced> {
  const { folder, remove } = aFolder()
  const trace = join(folder, 'trace')
  const server = await serve(folder, { RATE_DEVICE: '0', RATE_ADDRESS: '0', RATE_SECRET: '0' }, [
    'strace',
    '-D',
    '-f',
    '-y',
    '-s',
    '2000',
    '-e',
    'trace=fsync,fdatasync,write,pwrite64,writev,sendmsg,sendto',
    '-o',
    trace
  ])
  const lead = aTablet()
  const grp = await aGroup(server.send, lead)
  for (let done = 0; done < pushes; done++) {
    const reply = await push(server.send, lead, grp, [aLine(lead, grp)])
    if (reply.status !== 200) throw new Error(`a push was answered ${reply.status}`)
  }
  server.kill('SIGTERM')
  await server.ended
  const traced = readTrace(readFileSync(trace, 'utf8'))
  remove()
  return traced
}

/** Reads the calls in the order they ended; a call another thread interrupted counts where it was resumed. */
export function readTrace(text: string): Traced {
  let acknowledged = 0
  let early = 0
  let syncs = 0
  let unsynced = false
  for (const line of text.split('\n')) {
    if (/\bpwrite64\(\d+<[^>]*-wal>/.test(line) || /\bwrite\(\d+<[^>]*-wal>/.test(line))
      unsynced = true
    else if (/\bf(data)?sync\(\d+<[^>]*-wal>\) += 0/.test(line)) {
      unsynced = false
      syncs++
    } else if (/<(TCP|socket).*receipts\\"/.test(line)) {
      acknowledged++
      if (unsynced) early++
    }
  }
  return { acknowledged, early, syncs }
}
