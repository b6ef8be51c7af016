import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { whole } from '../shapes.ts'

export const health = defineEndpoint({
  method: 'GET',
  path: '/health',
  summary: 'Whether this is a Jotter server, its clock and its restore number',
  caller: 'anyone',
  params: {},
  answer: z.object({
    ok: z.literal(true),
    service: z.literal('jotter'),
    protocol: whole,
    version: z.string(),
    restore: whole,
    /** the server's clock, ms since 1970 */
    now: whole,
    registration: z.enum(['open', 'code']),
    /** some channels wait for a lead's device after a restore */
    reoffer: z.exactOptional(z.literal(true))
  }),
  problems: []
})

export const openapi = defineEndpoint({
  method: 'GET',
  path: '/openapi.json',
  summary: 'This document',
  caller: 'anyone',
  params: {},
  answer: z.looseObject({ openapi: z.string() }),
  problems: []
})
