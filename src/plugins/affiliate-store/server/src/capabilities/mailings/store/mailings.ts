import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Mailing, MailingBasis, MailingState } from '../domain/mailing';

type Raw = Record<string, unknown>;
const TABLE = 'afs_mailings';

const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const mailingOf = (row: Raw): Mailing => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: Number(row['program_id']),
  product: textOr(row['product']),
  productName: textOr(row['product_name']),
  since: textOr(row['since']),
  basis: row['basis'] as MailingBasis,
  words: String(row['words']),
  expiresAt: Number(row['expires_at']),
  state: row['state'] as MailingState,
  cursor: Number(row['cursor']),
  expected: Number(row['expected']),
  looked: Number(row['looked']),
  written: Number(row['written']),
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  doneAt: row['done_at'] == null ? null : Number(row['done_at']),
});

export type NewMailing = Pick<
  Mailing,
  'programId' | 'product' | 'productName' | 'since' | 'basis' | 'words' | 'expiresAt' | 'expected' | 'madeBy'
>;

export const insertMailing = async (strapi: Core.Strapi, made: NewMailing): Promise<Mailing> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('mlg'),
      program_id: made.programId,
      product: made.product,
      product_name: made.productName,
      since: made.since,
      basis: made.basis,
      words: made.words,
      expires_at: made.expiresAt,
      state: 'running',
      cursor: 0,
      expected: made.expected,
      looked: 0,
      written: 0,
      made_by: made.madeBy,
      made_at: now(),
    })
    .returning('*')) as Raw[];
  return mailingOf(row as Raw);
};

export const findMailing = async (strapi: Core.Strapi, id: string): Promise<Mailing | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? mailingOf(row) : null;
};

export const mailingById = async (strapi: Core.Strapi, id: number): Promise<Mailing | null> => {
  const row = (await sql(strapi)(TABLE).where({ id }).first()) as Raw | undefined;
  return row ? mailingOf(row) : null;
};

/** The same, held until the unit of work ends. */
export const holdMailing = async (strapi: Core.Strapi, id: string): Promise<Mailing | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id })).first()) as Raw | undefined;
  return row ? mailingOf(row) : null;
};

export type MailingChange = Partial<Pick<Mailing, 'state' | 'cursor' | 'looked' | 'written' | 'doneAt'>> & {
  readonly stoppedBy?: string | null;
};

export const changeMailing = async (strapi: Core.Strapi, id: number, change: MailingChange): Promise<void> => {
  const { doneAt, stoppedBy, ...same } = change;
  await sql(strapi)(TABLE)
    .where({ id })
    .update({
      ...same,
      ...(doneAt === undefined ? {} : { done_at: doneAt }),
      ...(stoppedBy === undefined ? {} : { stopped_by: stoppedBy }),
    });
};

/** One page of mailings, newest first, and how many there are in all. */
export const pageOfMailings = async (
  strapi: Core.Strapi,
  filter: { readonly state?: MailingState | undefined; readonly programId?: number | undefined },
  { beforeId, limit }: { readonly beforeId?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly Mailing[]; readonly total: number }> => {
  const matching = () => {
    const query = sql(strapi)(TABLE);
    if (filter.state !== undefined) void query.where({ state: filter.state });
    if (filter.programId !== undefined) void query.where({ program_id: filter.programId });
    return query;
  };
  const counted = (await matching().count({ n: '*' }).first()) as { n: number | string };
  const page = matching().orderBy('id', 'desc').limit(limit);
  if (beforeId !== undefined) void page.where('id', '<', beforeId);
  return { rows: ((await page) as Raw[]).map(mailingOf), total: Number(counted.n) };
};
