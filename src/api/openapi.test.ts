import { describe, expect, it } from 'vitest'
import { isProblemCode } from '#lib/problem.ts'
import { chainLink } from './chain.ts'
import { type Endpoint, endpointPath } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { openapiDocument } from './openapi.ts'
import { problemToJson } from './problem-json.ts'
import { jsonToProblem } from './problem-read.ts'

describe('the API as a document', () => {
  it('holds every endpoint once, with its body and answer', () => {
    const document = JSON.parse(JSON.stringify(openapiDocument('1.0.0')))
    const operations = Object.values<Record<string, { operationId: string }>>(document.paths)
      .flatMap((path) => Object.values(path))
      .map((operation) => operation.operationId)
    expect(operations.toSorted()).toEqual(Object.keys(endpoints).toSorted())
    const pull = document.paths['/pull'].post
    expect(pull.requestBody.content['application/json'].schema.required).toContain('after')
    expect(pull.responses['200'].content['application/json'].schema.type).toBe('object')
    expect(Object.keys(pull.responses)).toContain('429')
  })

  it('names only problems of the catalogue', () => {
    for (const endpoint of Object.values<Endpoint>(endpoints)) {
      expect(endpoint.problems.filter((code) => !isProblemCode(code))).toEqual([])
    }
  })

  it('fills parameters into paths and will not leave one out', () => {
    expect(endpointPath(endpoints.deleteMember, { grp: 'a', dev: 'b' })).toBe(
      '/api/v1/channels/a/members/b'
    )
    expect(() => endpointPath(endpoints.getKeys)).toThrow('grp')
  })
})

describe('a problem on the wire', () => {
  it('comes back as it was', () => {
    const problem = { code: 'restore-changed', details: { restore: 4, head: 9 } } as const
    expect(problemToJson(problem)).toMatchObject({ status: 410, title: 'restore changed' })
    expect(jsonToProblem(JSON.parse(JSON.stringify(problemToJson(problem))))).toEqual(problem)
  })

  it('is not made from a body that is none of ours', () => {
    expect(jsonToProblem('<html>')).toBeUndefined()
    expect(jsonToProblem({ type: '', title: '', status: 404, code: 'whatever' })).toBeUndefined()
  })
})

describe('the chain', () => {
  it('differs wherever one fact of a position differs', () => {
    const link = { pos: 1, id: 'a', bh: 'b', rts: 2, cpos: 3 }
    const variants = [
      link,
      { ...link, pos: 2 },
      { ...link, id: 'c' },
      { ...link, bh: 'c' },
      { ...link, rts: 3 },
      { ...link, cpos: 4 }
    ]
    expect(new Set(variants.map((variant) => chainLink('', variant))).size).toBe(variants.length)
    expect(chainLink('x', link)).not.toBe(chainLink('', link))
  })
})
