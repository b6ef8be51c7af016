import { readFileSync } from 'node:fs'

/** Ticks of the clock that /proc counts processor time in, per second; Linux has had 100 for ever. */
const TICKS = 100

/** Processor time of a process so far, s; undefined where there is no /proc. */
export function cpuOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // The name in brackets may hold spaces: counted is from behind it. 14th and 15th field: user and system.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** Resident memory of a process, MB; undefined where there is no /proc. */
export function memoryOf(pid: number): number | undefined {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`) ?? '')?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
