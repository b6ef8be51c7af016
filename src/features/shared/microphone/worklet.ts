/** Runs beside the page: gathers what the microphone hears and hands it over in blocks. What is known in its room, the compiler is not told. */
interface Processor {
  readonly port: { postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void }
}
declare const AudioWorkletProcessor: new () => Processor
declare function registerProcessor(name: string, processor: new () => Processor): void

/** Samples of one block: at 48,000 a second there are 23 of them in it. */
const BLOCK = 2048

class Microphone extends AudioWorkletProcessor {
  block = new Float32Array(BLOCK)
  filled = 0

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const heard = inputs[0]?.[0]
    if (!heard) return true
    for (const sample of heard) {
      this.block[this.filled++] = sample
      if (this.filled < BLOCK) continue
      const { block } = this
      this.block = new Float32Array(BLOCK)
      this.filled = 0
      this.port.postMessage(block, [block.buffer])
    }
    return true
  }
}

registerProcessor('jotter-microphone', Microphone)
