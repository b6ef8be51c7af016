import { type ChildProcess, spawn } from 'node:child_process'

export interface Outcome {
  readonly ok: boolean
  readonly seconds: number
  readonly output: string
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill()
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143))
}

/** Runs one command to its end. With `show` its words go straight to the terminal, else they are kept. */
export function run(
  command: readonly string[],
  { show = false, env = {} }: { show?: boolean; env?: Record<string, string> } = {}
): Promise<Outcome> {
  const started = performance.now()
  const [file = '', ...args] = command
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      env: { ...process.env, ...env }
    })
    running.add(child)
    let output = ''
    const end = (ok: boolean) => {
      running.delete(child)
      resolve({ ok, seconds: (performance.now() - started) / 1000, output })
    }
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', (error) => {
      output += error.message
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}

export interface Step {
  readonly name: string
  readonly command: readonly string[]
}

/** Runs one step and prints its line: what, how long, and on failure everything it said. */
export async function step({ name, command }: Step): Promise<boolean> {
  const { ok, seconds, output } = await run(command)
  console.log(`${ok ? 'ok   ' : 'FAIL '} ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`)
  if (!ok) console.log(output.trimEnd())
  return ok
}

/** Runs steps, at most `width` at once, and gives back how many passed and failed. */
export async function steps(list: readonly Step[], width = 2): Promise<Tally> {
  const queue = [...list]
  const tally = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (await step(next)) tally.passed++
      else tally.failed++
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return tally
}

export interface Tally {
  readonly passed: number
  readonly failed: number
}

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, each) => total + each.passed, 0),
    failed: tallies.reduce((total, each) => total + each.failed, 0)
  }
}
