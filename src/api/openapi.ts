import * as z from 'zod/mini'
import { problems } from '#lib/problem.ts'
import { API_ROOT, type Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { PROBLEM_TYPE, problemJson } from './problem-json.ts'

/** The OpenAPI 3.1 document of every endpoint, made from the same schemas that parse. */
export function openapiDocument(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replace(/:([a-z]+)/gi, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Jotter', version, description: 'Sequences sealed lines; it cannot read them.' },
    servers: [{ url: API_ROOT }],
    paths,
    components: {
      securitySchemes: { device: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problemJson) }
    }
  }
}

function operation(name: string, endpoint: Endpoint): Record<string, unknown> {
  return {
    operationId: name,
    summary: endpoint.summary,
    security: endpoint.caller === 'anyone' ? [] : [{ device: [] }],
    parameters: Object.entries(endpoint.params).map(([param, schema]) => ({
      name: param,
      in: 'path',
      required: true,
      schema: schemaOf(schema)
    })),
    ...(endpoint.body && {
      requestBody: {
        required: true,
        content:
          endpoint.octets === 'body'
            ? OCTETS
            : { 'application/json': { schema: schemaOf(endpoint.body) } }
      }
    }),
    responses: {
      200: {
        description: 'Done',
        content:
          endpoint.octets === 'answer'
            ? OCTETS
            : { 'application/json': { schema: schemaOf(endpoint.answer) } }
      },
      ...problemAnswers(endpoint)
    }
  }
}

/** Bytes as they are, sealed. */
const OCTETS = { 'application/octet-stream': {} }

/** Problems by status; those every endpoint of its caller may give stand with its own. */
function problemAnswers(endpoint: Endpoint): Record<string, unknown> {
  const codes = [
    ...endpoint.problems,
    ...(endpoint.body ? (['body-unreadable', 'body-invalid', 'body-too-large'] as const) : []),
    ...(endpoint.caller === 'device' ? (['not-signed-in', 'token-unknown'] as const) : []),
    'too-many-requests' as const
  ]
  const answers: Record<string, unknown> = {}
  for (const status of new Set(codes.map((code) => problems[code] || 422))) {
    answers[status] = {
      description: codes.filter((code) => (problems[code] || 422) === status).join(', '),
      content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } }
    }
  }
  return answers
}

function schemaOf(schema: z.ZodMiniType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema)
  return rest
}
