/** What the app needs to know of how it is run; config.ts reads it from the environment. */
export interface AppConfig {
  readonly version: string
  readonly registration: 'open' | 'code'
  /** asked of a device that is new to this server where registration is 'code' */
  readonly setupCode: string
  /** origin under which tablets reach the server */
  readonly publicUrl?: string
  readonly isHttps: boolean
  /** the built app; absent in tests of the API alone */
  readonly staticFolder?: string
  /** bytes of pictures and recordings that one channel may hold */
  readonly blobSpace: number
  /** requests a minute, 0 for no limit: of one device, of one address, and of one address on what takes a secret */
  readonly rates: { readonly device: number; readonly address: number; readonly secret: number }
}

/** Open, unlimited and without a page: for tests in one process. */
export const openConfig: AppConfig = {
  version: '0.0.0',
  registration: 'open',
  setupCode: '',
  isHttps: false,
  blobSpace: Number.POSITIVE_INFINITY,
  rates: { device: 0, address: 0, secret: 0 }
}

/** Whether a typed set-up code is the code: case, spaces, dashes and look-alike letters do not matter. */
export function isSetupCode(typed: string, code: string): boolean {
  const plain = (text: string) =>
    text
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1')
  return code !== '' && plain(typed) === plain(code)
}
