import type { Readable } from 'node:stream'
import { ended, launch } from './processes.ts'

export interface Display {
  readonly name: string
  readonly stop: () => Promise<void>
}

/** A screen of 1600×1600 for WebKitGTK, which has no headless mode; big enough for a tablet either way up. */
export async function openDisplay(): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1600x24', '-nolisten', 'tcp']
  const xvfb = launch('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const pipe = xvfb.stdio[3] as Readable
  const number = await new Promise<string>((resolve, reject) => {
    let text = ''
    // The number and its newline come separately, and Xvfb dies if the pipe is closed between them.
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.endsWith('\n')) resolve(text.trim())
    })
    xvfb.once('exit', () => reject(new Error('Xvfb did not start')))
    xvfb.once('error', reject)
  })
  pipe.destroy()
  return { name: `:${number}`, stop: () => ended(xvfb) }
}
