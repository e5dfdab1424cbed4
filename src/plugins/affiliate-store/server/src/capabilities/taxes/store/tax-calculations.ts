import type { Core } from '@strapi/strapi';
import { contentHash } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { TaxAnswer, TaxQuestion } from '../domain/tax-source';

const TABLE = 'afs_tax_calculations';

/** What was answered last to this question, however long ago. */
export const latestAnswer = async (strapi: Core.Strapi, question: TaxQuestion): Promise<TaxAnswer | null> => {
  const row = (await sql(strapi)(TABLE)
    .where({ question_hash: contentHash(question) })
    .orderBy('id', 'desc')
    .first('answer')) as { answer: string } | undefined;
  return row ? (JSON.parse(row.answer) as TaxAnswer) : null;
};

export const insertAnswer = async (strapi: Core.Strapi, question: TaxQuestion, answer: TaxAnswer): Promise<void> =>
  void (await sql(strapi)(TABLE).insert({
    question_hash: contentHash(question),
    calculation: answer.calculation,
    question: JSON.stringify(question),
    answer: JSON.stringify(answer),
    expires_at: answer.expiresAt,
    asked_at: answer.askedAt,
  }));
