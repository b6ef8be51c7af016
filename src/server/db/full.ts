/** What SQLite says where the disk has no room: it is full, or a quota or a limit on files let a write, a sync or its shared index fail. */
const FULL: ReadonlySet<number> = new Set([13, 778, 1034, 1546, 4874])

/** Whether an error of SQLite, or of Node's own files, means that there is no room. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('errcode' in error && FULL.has(Number(error.errcode))) return true
  return 'code' in error && /^(ENOSPC|EDQUOT|EFBIG)$/.test(String(error.code))
}
