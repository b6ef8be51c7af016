/**
 * The one catalogue of expected failures: code → HTTP status on the wire (0 = never on the wire).
 * A code is never reused. Words for people stand in features/shared/problem-words.ts.
 */
export const problems = {
  // the wire
  'not-found': 404,
  'not-signed-in': 401,
  'token-unknown': 401,
  'not-allowed': 403,
  'body-unreadable': 400,
  'body-invalid': 422,
  'body-too-large': 413,
  'line-too-large': 413,
  'too-many-requests': 429,
  'restore-changed': 410,
  'key-came-first': 409,
  'channel-taken': 409,
  'device-taken': 409,
  'setup-code-wrong': 403,
  'registration-closed': 403,
  'invitation-void': 404,
  'invitation-exists': 409,
  'awaiting-lead': 503,
  'store-full': 507,
  'server-stopping': 503,
  'server-broke': 500,
  'method-not-allowed': 405,
  // the network, as the client sees it
  offline: 0,
  'captive-portal': 0,
  'answer-unreadable': 0,
  'answer-invalid': 0,
  // the device's own store
  'storage-full': 0,
  'storage-lost': 0,
  'storage-stuck': 0,
  'storage-private': 0,
  'storage-wiped': 0,
  'storage-newer': 0,
  'storage-failed': 0,
  'insecure-origin': 0,
  'text-too-long': 0,
  'field-invalid': 0,
  'nothing-to-change': 0,
  'entity-missing': 0,
  'still-coming': 0,
  'not-yours': 0,
  'channel-missing': 0,
  'channel-local': 0,
  'already-collected': 0,
  // lines and keys
  'line-malformed': 0,
  'line-does-not-open': 0,
  'line-invalid': 0,
  'kind-unknown': 0,
  'key-missing': 0,
  'mac-wrong': 0,
  // links, codes, files
  'link-cut-short': 0,
  'link-used-up': 0,
  'link-other-server': 0,
  'link-in-path': 0,
  'link-exposed': 0,
  'code-mistyped': 0,
  'code-not-whole': 0,
  'code-expired': 0,
  'sheet-mistyped': 0,
  'file-not-ours': 0,
  'file-damaged': 0,
  'file-code-wrong': 0,
  'camera-refused': 0,
  'picture-not-one': 0,
  'picture-too-large': 0,
  'picture-unreadable': 0,
  'picture-not-made': 0,
  'media-no-room': 0,
  'recording-too-long': 0,
  'sound-not-heard': 0,
  'pending-left': 0
} as const

export type ProblemCode = keyof typeof problems

/** True for a code of the catalogue; used where a problem arrives from the wire. */
export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(problems, code)
}
