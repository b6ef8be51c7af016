// What both ends of Jotter may take for granted, browser and Node alike; tsconfig.shared.json knows no other globals.
interface Place {
  readonly name: 'AES-GCM'
  readonly iv: Uint8Array<ArrayBuffer>
  readonly additionalData: Uint8Array<ArrayBuffer>
}
declare const crypto: {
  getRandomValues<T extends ArrayBufferView>(bytes: T): T
  randomUUID(): string
  readonly subtle: {
    importKey(
      format: 'raw',
      key: Uint8Array<ArrayBuffer>,
      algorithm: { name: 'AES-GCM' },
      extractable: boolean,
      uses: ('encrypt' | 'decrypt')[]
    ): Promise<object>
    encrypt(algorithm: Place, key: object, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
    decrypt(algorithm: Place, key: object, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  }
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
