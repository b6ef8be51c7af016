import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createSecureContext } from 'node:tls'
import { isLoopback } from './http/context.ts'

/** How the server is run, read from the environment once at start. */
export interface Config {
  readonly port: number
  readonly host: string
  /** absolute */
  readonly dataFolder: string
  readonly publicUrl?: string
  readonly registration: 'open' | 'code'
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
  /** no other machine can reach it */
  readonly isLocal: boolean
  /** bytes of pictures and recordings that one channel may hold */
  readonly blobSpace: number
  readonly rates: { readonly device: number; readonly address: number; readonly secret: number }
}

/** A variable that is wrong: the sentence names it and the mend. */
export interface ConfigFault {
  readonly variable: string
  readonly sentence: string
}

type Environment = Readonly<Record<string, string | undefined>>
type Faults = ConfigFault[]

/** Reads and checks every variable; answers all faults at once, so that one start shows them all. */
export function readConfig(environment: Environment): Config | readonly ConfigFault[] {
  const faults: Faults = []
  const tls = readTls(environment, faults)
  const host = environment.HOST?.trim() || (tls ? '0.0.0.0' : '127.0.0.1')
  const publicUrl = readPublicUrl(environment, faults)
  const isLocal =
    (host === 'localhost' || isLoopback(host)) &&
    (publicUrl === undefined || isLocalHost(new URL(publicUrl).hostname))
  const config: Config = {
    port: readNumber(environment, 'PORT', 8787, 65_535, faults),
    host,
    dataFolder: readDataFolder(environment, faults),
    ...(publicUrl ? { publicUrl } : {}),
    registration: readRegistration(environment, isLocal, faults),
    ...(tls ? { tls } : {}),
    isLocal,
    blobSpace: readNumber(environment, 'MEDIA_MB', 10_000, 10_000_000, faults) * 1_000_000,
    rates: {
      device: readNumber(environment, 'RATE_DEVICE', 1200, 10_000_000, faults),
      address: readNumber(environment, 'RATE_ADDRESS', 12_000, 10_000_000, faults),
      secret: readNumber(environment, 'RATE_SECRET', 120, 10_000_000, faults)
    }
  }
  return faults.length > 0 ? faults : config
}

/** The data folder alone: all that backup and restore need to know. */
export function readDataFolder(environment: Environment, faults: Faults): string {
  const folder = resolve(environment.DATA_DIR?.trim() || './data')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    faults.push({
      variable: 'DATA_DIR',
      sentence: `DATA_DIR is ${folder}, which cannot be written. Name a folder this user may write to, for example ./data.`
    })
  }
  return folder
}

function readNumber(
  environment: Environment,
  variable: string,
  usual: number,
  most: number,
  faults: Faults
): number {
  const text = environment[variable]?.trim()
  if (!text) return usual
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= most) return value
  faults.push({
    variable,
    sentence: `${variable} is "${text}". Give a whole number from 0 to ${most}, or leave it out for ${usual}.`
  })
  return usual
}

function readPublicUrl(environment: Environment, faults: Faults): string | undefined {
  const text = environment.PUBLIC_URL?.trim()
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/'
  if (isOrigin && !url.search && !url.hash && !url.username) return url.origin
  faults.push({
    variable: 'PUBLIC_URL',
    sentence: `PUBLIC_URL is "${text}". Give the address tablets use, without a path, for example https://jotter.example.sch.uk.`
  })
  return undefined
}

function readRegistration(
  environment: Environment,
  isLocal: boolean,
  faults: Faults
): 'open' | 'code' {
  const text = environment.REGISTRATION?.trim()
  if (text === 'open' || text === 'code') return text
  if (text) {
    faults.push({
      variable: 'REGISTRATION',
      sentence: `REGISTRATION is "${text}". Give "code" (a new tablet needs the set-up code to share a project) or "open".`
    })
  }
  return isLocal ? 'open' : 'code'
}

function readTls(
  environment: Environment,
  faults: Faults
): { cert: Buffer; key: Buffer } | undefined {
  const files = { TLS_CERT: environment.TLS_CERT?.trim(), TLS_KEY: environment.TLS_KEY?.trim() }
  if (!files.TLS_CERT && !files.TLS_KEY) return undefined
  const read = (variable: 'TLS_CERT' | 'TLS_KEY'): Buffer | undefined => {
    const file = files[variable]
    try {
      if (file) return readFileSync(file)
    } catch {
      // said below, as for a name left out
    }
    const why = file ? `is ${file}, which cannot be read` : 'is missing'
    const sentence = `${variable} ${why}. For https name both files: TLS_CERT the certificate, TLS_KEY its private key (PEM).`
    faults.push({ variable, sentence })
    return undefined
  }
  const cert = read('TLS_CERT')
  const key = read('TLS_KEY')
  if (!cert || !key) return undefined
  try {
    createSecureContext({ cert, key })
    return { cert, key }
  } catch {
    faults.push({
      variable: 'TLS_CERT',
      sentence:
        'TLS_CERT and TLS_KEY do not fit together or are no PEM files. Give the certificate and the private key it was made with.'
    })
    return undefined
  }
}

function isLocalHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || isLoopback(hostname)
}
