import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isSetupCode } from './app-config.ts'
import { readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'jotter-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
const read = (environment: Record<string, string>) =>
  readConfig({ DATA_DIR: folder, ...environment })
const faultsOf = (environment: Record<string, string>) => {
  const config = read(environment)
  return 'port' in config ? [] : config.map(({ variable }) => variable)
}

describe('the environment', () => {
  it('may be empty: this machine only, open to its tablets', () => {
    expect(read({})).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      dataFolder: folder,
      registration: 'open',
      isLocal: true
    })
  })

  it('asks new tablets for the set-up code as soon as others can reach the server', () => {
    for (const environment of [
      { HOST: '0.0.0.0' },
      { PUBLIC_URL: 'https://jotter.example' }
    ] as Record<string, string>[]) {
      expect(read(environment)).toMatchObject({ registration: 'code', isLocal: false })
    }
    expect(read({ HOST: '0.0.0.0', REGISTRATION: 'open' })).toMatchObject({ registration: 'open' })
    expect(read({ PUBLIC_URL: 'http://localhost:9000/' })).toMatchObject({
      registration: 'open',
      publicUrl: 'http://localhost:9000'
    })
  })

  it('is told all its faults at once', () => {
    expect(faultsOf({ PORT: '70000', PUBLIC_URL: 'https://a.b/c', REGISTRATION: 'no' })).toEqual([
      'PUBLIC_URL',
      'PORT',
      'REGISTRATION'
    ])
  })

  it('names both files of https, or neither', () => {
    const file = join(folder, 'a.pem')
    writeFileSync(file, 'no certificate')
    expect(faultsOf({ TLS_CERT: file })).toEqual(['TLS_KEY'])
    expect(faultsOf({ TLS_KEY: file })).toEqual(['TLS_CERT'])
    expect(faultsOf({ TLS_CERT: file, TLS_KEY: file })).toEqual(['TLS_CERT'])
  })
})

describe('a set-up code', () => {
  it('is the same in small letters, with spaces, and with look-alikes', () => {
    expect(isSetupCode('o1ab cdef', '01AB-CDEF')).toBe(true)
    expect(isSetupCode('OIAB-CDEF', '01AB-CDEF')).toBe(true)
    expect(isSetupCode('01AB-CDEG', '01AB-CDEF')).toBe(false)
    expect(isSetupCode('', '')).toBe(false)
  })
})
