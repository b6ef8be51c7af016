/** Nobody scrolls any more, ms after the last movement. */
const REST = 300
/** Where the browser does not tell when it is idle (Safari), ms that everything else gets first. */
const BESIDE = 40

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const idle = () =>
  typeof requestIdleCallback === 'function'
    ? new Promise<void>((resolve) => requestIdleCallback(() => resolve()))
    : after(BESIDE)

let moved = Number.NEGATIVE_INFINITY
let isListening = false

function listen(): void {
  if (isListening) return
  isListening = true
  const note = () => {
    moved = performance.now()
  }
  document.addEventListener('scroll', note, { capture: true, passive: true })
}

/** A turn for everything else: a short one where somebody waits for what comes next, else until nobody scrolls and the browser is idle. */
export async function calm(isWaitedFor: boolean): Promise<void> {
  if (isWaitedFor) return after(4)
  listen()
  await idle()
  while (performance.now() - moved < REST) {
    await after(REST)
    await idle()
  }
}
