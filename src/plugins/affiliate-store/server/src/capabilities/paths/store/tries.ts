import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { canonical, publicId } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { Chosen, QuizTry } from '../domain/quiz';
import type { QuizQuestion, QuizStep } from '../domain/step';

type Raw = Record<string, unknown>;
const TABLE = 'afs_quiz_tries';

const tryOf = (row: Raw): QuizTry => ({
  publicId: String(row['public_id']),
  step: String(row['step']),
  number: Number(row['number']),
  questions: JSON.parse(String(row['questions'])) as QuizQuestion[],
  passPercent: Number(row['pass_percent']),
  begunAt: Number(row['begun_at']),
  answeredAt: row['answered_at'] === null ? null : Number(row['answered_at']),
  right: row['right_count'] === null ? null : Number(row['right_count']),
  passed: row['passed'] === null ? null : Boolean(row['passed']),
});

/** Tries on walks, by affiliate, in their order. */
export const triesOf = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<ReadonlyMap<number, readonly QuizTry[]>> => {
  const found = new Map<number, QuizTry[]>();
  if (affiliateIds.length === 0) return found;
  const rows = (await sql(strapi)(TABLE)
    .whereIn('affiliate_id', [...affiliateIds])
    .orderBy('id')) as Raw[];
  for (const row of rows) {
    const key = Number(row['affiliate_id']);
    found.set(key, [...(found.get(key) ?? []), tryOf(row)]);
  }
  return found;
};

/** Begins a try: its questions are those of this moment, whatever becomes of the quiz. The walk is held. */
export const beginTry = async (strapi: Core.Strapi, affiliateId: number, step: QuizStep, number: number): Promise<QuizTry> => {
  const id = publicId('try');
  await sql(strapi)(TABLE).insert({
    public_id: id,
    affiliate_id: affiliateId,
    step: step.key,
    number,
    questions: canonical(step.questions),
    pass_percent: step.passPercent,
    begun_at: now(),
    answered_at: null,
    answers: null,
    right_count: null,
    passed: null,
  });
  return tryOf((await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw);
};

/** Writes down what was answered, and what it gave. The walk is held. */
export const answerTry = async (
  strapi: Core.Strapi,
  { publicId: id }: QuizTry,
  { chosen, right, passed }: { readonly chosen: Chosen; readonly right: number; readonly passed: boolean },
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ public_id: id })
    .whereNull('answered_at')
    .update({ answered_at: now(), answers: canonical(chosen), right_count: right, passed });
};
