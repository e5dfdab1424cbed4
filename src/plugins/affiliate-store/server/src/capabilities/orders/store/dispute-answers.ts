import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import type { Evidence } from '../domain/evidence';

export type DisputeAnswerState = 'waiting' | 'sent' | 'refused';

/** Evidence that was handed in, and how far it has come. Moments UTC ms. */
export interface DisputeAnswer {
  readonly id: number;
  readonly providerDisputeId: string;
  readonly orderId: number;
  readonly evidence: Evidence;
  readonly state: DisputeAnswerState;
  readonly problem: string | null;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly sentAt: number | null;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_dispute_answers';

const answerOf = (row: Raw): DisputeAnswer => ({
  id: Number(row['id']),
  providerDisputeId: String(row['provider_dispute_id']),
  orderId: Number(row['order_id']),
  evidence: JSON.parse(String(row['evidence'])) as Evidence,
  state: row['state'] as DisputeAnswerState,
  problem: (row['problem'] as string | null) ?? null,
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  sentAt: row['sent_at'] == null ? null : Number(row['sent_at']),
});

/** The last answer to a dispute; null where none was given. */
export const lastAnswer = async (strapi: Core.Strapi, providerDisputeId: string): Promise<DisputeAnswer | null> => {
  const row = (await sql(strapi)(TABLE).where({ provider_dispute_id: providerDisputeId }).orderBy('id', 'desc').first()) as Raw | undefined;
  return row ? answerOf(row) : null;
};

/** Keeps an answer; null where one is under way or was sent already. */
export const insertAnswer = async (
  strapi: Core.Strapi,
  answer: Pick<DisputeAnswer, 'providerDisputeId' | 'orderId' | 'evidence' | 'madeBy'>,
): Promise<DisputeAnswer | null> => {
  const before = await lastAnswer(strapi, answer.providerDisputeId);
  if (before && before.state !== 'refused') return null;
  await sql(strapi)(TABLE)
    .insert({
      provider_dispute_id: answer.providerDisputeId,
      order_id: answer.orderId,
      evidence: JSON.stringify(answer.evidence),
      state: 'waiting',
      made_by: answer.madeBy,
      made_at: now(),
    })
    .onConflict()
    .ignore();
  return lastAnswer(strapi, answer.providerDisputeId);
};

export const findAnswer = async (strapi: Core.Strapi, id: number): Promise<DisputeAnswer | null> => {
  const row = (await sql(strapi)(TABLE).where({ id }).first()) as Raw | undefined;
  return row ? answerOf(row) : null;
};

export const lockAnswer = async (strapi: Core.Strapi, id: number): Promise<DisputeAnswer | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ id }).first())) as Raw | undefined;
  return row ? answerOf(row) : null;
};

export const changeAnswer = async (
  strapi: Core.Strapi,
  id: number,
  change: { readonly state: DisputeAnswerState; readonly problem?: string; readonly sentAt?: number },
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id })
    .update({
      state: change.state,
      ...(change.problem === undefined ? {} : { problem: change.problem }),
      ...(change.sentAt === undefined ? {} : { sent_at: change.sentAt }),
    });
};
