import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { VatCheck } from '../domain/vat-check';
import type { VatAnswer, VatQuestion } from '../ports';

type Raw = Record<string, unknown>;
const TABLE = 'afs_vat_checks';

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const checkOf = (row: Raw): VatCheck => ({
  id: Number(row['id']),
  vatId: String(row['vat_id']),
  requester: String(row['requester']),
  state: row['state'] as VatCheck['state'],
  consultation: textOr(row['consultation']),
  answeredAt: row['answered_at'] == null ? null : Number(row['answered_at']),
  name: textOr(row['name']),
  address: textOr(row['address']),
  why: textOr(row['why']),
  askedAt: Number(row['asked_at']),
});

/** What was heard last about a VAT id in the name of a requester. */
export const latestCheck = async (strapi: Core.Strapi, { vatId, requester }: VatQuestion): Promise<VatCheck | null> => {
  const row = (await sql(strapi)(TABLE).where({ vat_id: vatId, requester }).orderBy('id', 'desc').first()) as Raw | undefined;
  return row ? checkOf(row) : null;
};

export const checksById = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, VatCheck>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE).whereIn('id', [...ids])) as Raw[];
  return new Map(rows.map((row) => [Number(row['id']), checkOf(row)]));
};

export const insertCheck = async (strapi: Core.Strapi, question: VatQuestion, answer: VatAnswer): Promise<VatCheck> => {
  const answered = answer.state !== 'unanswered';
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      vat_id: question.vatId,
      requester: question.requester,
      state: answer.state,
      consultation: answered ? answer.consultation : null,
      answered_at: answered ? answer.answeredAt : null,
      name: answered ? answer.name : null,
      address: answered ? answer.address : null,
      why: answered ? null : answer.why,
      asked_at: now(),
    })
    .returning('*')) as Raw[];
  return checkOf(row as Raw);
};
