import * as z from 'zod/mini'
import { limits } from '../limits.ts'
import { channelId, role } from '../shapes.ts'

/*
 * Bodies are strict: what the server does not know it refuses. Answers are open: an older client
 * overlooks what a newer server adds.
 */
export const few = <T extends z.ZodMiniType>(element: T, most: number = limits.channels) =>
  z.array(element).check(z.minLength(1), z.maxLength(most))
export const lineText = z.string().check(z.minLength(1), z.maxLength(limits.lineBytes))
export const grp = { grp: channelId }
export const done = z.object({ ok: z.literal(true) })
export const grants = z.array(z.object({ grp: channelId, role }))
