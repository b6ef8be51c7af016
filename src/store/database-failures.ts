import type { FailureKind } from './port.ts'
import { failureKind, portFailure } from './port.ts'

/** Errors near the quota and of dying handles are inconsistent between engines: each of these means "not saved" (sync.md §3.4.6). */
const STORAGE_ERRORS: Readonly<Record<string, FailureKind>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  MissingAPIError: 'absent',
  SecurityError: 'absent',
  InvalidAccessError: 'absent',
  OpenFailedError: 'lost',
  DatabaseClosedError: 'lost',
  InvalidStateError: 'lost',
  UnknownError: 'lost',
  AbortError: 'lost',
  TimeoutError: 'lost',
  TransactionInactiveError: 'lost',
  NotFoundError: 'lost',
  DataError: 'lost'
}

/** Whether an error is the storage's and no bug of the body; a key of the wrong form is a bug. */
export function isStorageError(error: unknown): boolean {
  return nameOf(error) in STORAGE_ERRORS && nameOf(error) !== 'DataError'
}

/** The failure an error of the storage comes to; one that is told already stays as it is. */
export function toFailure(error: unknown): Error {
  if (error instanceof Error && failureKind(error)) return error
  const names = [nameOf(error), nameOf(innerOf(error))]
  if (names.includes('QuotaExceededError')) return portFailure('full', error)
  if (names.includes('VersionError')) return portFailure('newer', error)
  if (names.includes('MissingAPIError')) return portFailure('absent', error)
  return portFailure(STORAGE_ERRORS[names[0] ?? ''] ?? 'lost', error)
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
}

/** Dexie wraps the browser's own error. */
function innerOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'inner' in error ? error.inner : undefined
}
