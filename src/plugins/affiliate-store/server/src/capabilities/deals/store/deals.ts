import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Deal, DealState, Named, Side } from '../domain/deal';

const TABLE = 'afs_deals';

type Raw = Record<string, unknown>;

const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));
const namedOf = (value: unknown): readonly Named[] => JSON.parse(String(value as string)) as readonly Named[];

const sideOf = (row: Raw, side: 'proposer' | 'partner'): Side => ({
  partyId: Number(row[`${side}_party_id`]),
  programId: Number(row[`${side}_program_id`]),
  version: Number(row[`${side}_version`]),
  products: namedOf(row[`${side}_products`]),
  placeId: numberOr(row[`${side}_place_id`]),
});

const dealOf = (row: Raw): Deal => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  state: row['state'] as DealState,
  proposer: sideOf(row, 'proposer'),
  partner: sideOf(row, 'partner'),
  creatives: namedOf(row['creatives']),
  rateBasisPoints: Number(row['rate_basis_points']),
  noticeDays: Number(row['notice_days']),
  endsAt: Number(row['ends_at']),
  noticedUntil: numberOr(row['noticed_until']),
  noticedBy: numberOr(row['noticed_by']),
  locale: row['locale'] as Deal['locale'],
  message: textOr(row['message']),
  reason: textOr(row['reason']),
  createdAt: Number(row['created_at']),
  answeredAt: numberOr(row['answered_at']),
});

const columnsOf = (side: 'proposer' | 'partner', { partyId, programId, version, products }: Omit<Side, 'placeId'>) => ({
  [`${side}_party_id`]: partyId,
  [`${side}_program_id`]: programId,
  [`${side}_version`]: version,
  [`${side}_products`]: JSON.stringify(products),
});

export type NewDeal = Pick<Deal, 'creatives' | 'rateBasisPoints' | 'noticeDays' | 'endsAt' | 'locale' | 'message'> & {
  readonly proposer: Omit<Side, 'placeId'>;
  readonly partner: Omit<Side, 'placeId'>;
};

export const insertDeal = async (strapi: Core.Strapi, made: NewDeal): Promise<Deal> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('dea'),
      state: 'proposed',
      ...columnsOf('proposer', made.proposer),
      ...columnsOf('partner', made.partner),
      creatives: JSON.stringify(made.creatives),
      rate_basis_points: made.rateBasisPoints,
      notice_days: made.noticeDays,
      ends_at: made.endsAt,
      locale: made.locale,
      message: made.message,
      created_at: now(),
    })
    .returning('*')) as Raw[];
  return dealOf(row ?? {});
};

export const findDeal = async (strapi: Core.Strapi, id: string): Promise<Deal | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? dealOf(row) : null;
};

export const lockDeal = async (strapi: Core.Strapi, id: string): Promise<Deal | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? dealOf(row) : null;
};

/** Writes how a deal stands now; its row is locked by the caller, and what was agreed never changes. */
export const keepDeal = async (strapi: Core.Strapi, kept: Deal): Promise<void> => {
  await sql(strapi)(TABLE).where({ id: kept.id }).update({
    state: kept.state,
    proposer_place_id: kept.proposer.placeId,
    partner_place_id: kept.partner.placeId,
    noticed_until: kept.noticedUntil,
    noticed_by: kept.noticedBy,
    reason: kept.reason,
    answered_at: kept.answeredAt,
  });
};

/** Which deals to list. */
export interface DealFilter {
  readonly partyId?: number | undefined;
  readonly state?: DealState | undefined;
}

const matching = (strapi: Core.Strapi, { partyId, state }: DealFilter) => {
  const query = sql(strapi)(TABLE);
  if (partyId !== undefined) query.where((any) => void any.where({ proposer_party_id: partyId }).orWhere({ partner_party_id: partyId }));
  if (state !== undefined) query.where({ state });
  return query;
};

/** Deals, newest first, below an id where given. */
export const findDeals = async (
  strapi: Core.Strapi,
  filter: DealFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly Deal[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(page.limit);
  if (page.before !== undefined) query.where('id', '<', page.before);
  return ((await query) as Raw[]).map(dealOf);
};

export const countDeals = async (strapi: Core.Strapi, filter: DealFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** Deals two parties have with each other, whoever proposed them. */
export const dealsBetween = async (strapi: Core.Strapi, one: number, other: number): Promise<readonly Deal[]> =>
  (
    (await sql(strapi)(TABLE)
      .where((any) => void any.where({ proposer_party_id: one, partner_party_id: other }))
      .orWhere((any) => void any.where({ proposer_party_id: other, partner_party_id: one }))
      .orderBy('id')) as Raw[]
  ).map(dealOf);
