// What both ends of Jotter may take for granted, browser and Node alike; tsconfig.shared.json knows no other globals.
declare const crypto: {
  getRandomValues<T extends ArrayBufferView>(bytes: T): T
  randomUUID(): string
}
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array): string
}
declare class URL {
  constructor(url: string, base?: string)
  readonly href: string
  readonly origin: string
  readonly protocol: string
  readonly host: string
  readonly hostname: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
}
declare function structuredClone<T>(value: T): T
