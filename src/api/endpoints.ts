import type * as z from 'zod/mini'
import { getBlobPiece, postBlob, putBlobPiece } from './endpoints/blobs.ts'
import {
  deleteMember,
  getKeys,
  getMembers,
  postKey,
  putChannel,
  putWraps,
  type wraps
} from './endpoints/channels.ts'
import { getCheckpoint, getCheckpointPart, putCheckpointPart } from './endpoints/checkpoints.ts'
import {
  deleteInvitation,
  getInvitations,
  postExposed,
  postInvitation,
  postJoin,
  postWelcome,
  putWelcome
} from './endpoints/invitations.ts'
import {
  postErase,
  postLines,
  postPull,
  type receipt,
  type refusal,
  type servedLine
} from './endpoints/lines.ts'
import { health, openapi } from './endpoints/service.ts'

/** Every route of the API. */
export const endpoints = {
  health,
  openapi,
  putChannel,
  postInvitation,
  getInvitations,
  deleteInvitation,
  putWelcome,
  postWelcome,
  postExposed,
  postJoin,
  getMembers,
  deleteMember,
  getKeys,
  postKey,
  putWraps,
  postLines,
  postPull,
  postErase,
  getCheckpoint,
  getCheckpointPart,
  putCheckpointPart,
  postBlob,
  putBlobPiece,
  getBlobPiece
} as const

export type EndpointName = keyof typeof endpoints
export type BodyOf<E extends { readonly body: z.ZodMiniType }> = z.infer<E['body']>
export type AnswerOf<E extends { readonly answer: z.ZodMiniType }> = z.infer<E['answer']>
export type WireReceipt = z.infer<typeof receipt>
export type WireRefusal = z.infer<typeof refusal>
export type WireServedLine = z.infer<typeof servedLine>
export type WireWraps = z.infer<typeof wraps>
