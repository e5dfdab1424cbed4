import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { canonical, publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Decision } from '../domain/decision';

const TABLE = 'afs_late_attributions';

/** A line that is split again: the plan and the contracts are those of the rooms they belong to. Waits in days. */
export interface LateLine {
  readonly line: number;
  readonly plan: unknown;
  /** What the affiliate's rules were asked about, where their terms have any (SaleFacts of the affiliates room). */
  readonly rated?: unknown;
  readonly holdDays: number;
  readonly guaranteeDays: number;
  readonly contract?: { readonly id: string; readonly version: number; readonly consent: string; readonly consentAt: number };
  readonly recruited?: { readonly code: string; readonly until?: number };
  readonly secondTierContract?: { readonly id: string; readonly version: number; readonly consent: string; readonly consentAt: number };
}

/** What is written down when an order is attached to somebody afterwards. */
export interface LateBooking {
  /** The journal of the order that came before it. */
  readonly after: string;
  /** All decisions of the order as they are from then on. */
  readonly decisions: readonly Decision[];
  readonly lines: readonly LateLine[];
}

/** That staff attached an order to an affiliate after it was paid, or wants to; times UTC ms. */
export interface LateAttribution {
  readonly id: number;
  readonly publicId: string;
  readonly orderId: number;
  readonly programId: number;
  readonly affiliateId: number;
  readonly reason: string;
  readonly state: 'awaiting_approval' | 'booked' | 'rejected';
  readonly madeBy: string;
  readonly madeAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  /** Null until it is booked. */
  readonly booking: LateBooking | null;
}

type Raw = Record<string, unknown>;

const lateOf = (row: Raw): LateAttribution => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  orderId: Number(row['order_id']),
  programId: Number(row['program_id']),
  affiliateId: Number(row['affiliate_id']),
  reason: String(row['reason']),
  state: row['state'] as LateAttribution['state'],
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  decidedBy: (row['decided_by'] as string | null) ?? null,
  decidedAt: row['decided_at'] == null ? null : Number(row['decided_at']),
  booking:
    row['decision'] == null
      ? null
      : {
          after: (row['after_journal'] as string | null) ?? '',
          decisions: JSON.parse(row['decision'] as string) as Decision[],
          lines: JSON.parse(row['lines'] as string) as LateLine[],
        },
});

/** Writes down what somebody wants; the answer is the row. One of an order waits at a time: a unique index says so. */
export const insertLate = async (
  strapi: Core.Strapi,
  wish: Pick<LateAttribution, 'publicId' | 'orderId' | 'programId' | 'affiliateId' | 'reason' | 'madeBy'>,
): Promise<LateAttribution> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: wish.publicId,
      order_id: wish.orderId,
      program_id: wish.programId,
      affiliate_id: wish.affiliateId,
      reason: wish.reason,
      state: 'awaiting_approval',
      made_by: wish.madeBy,
      made_at: now(),
    })
    .returning('*')) as Raw[];
  if (!row) throw new Error('a late attribution was not written');
  return lateOf(row);
};

export const newLateId = (): string => publicId('lat');

/** It is booked, or was turned down. */
export const decideLate = async (
  strapi: Core.Strapi,
  { id }: Pick<LateAttribution, 'id'>,
  { state, by, booking }: { readonly state: 'booked' | 'rejected'; readonly by: string; readonly booking: LateBooking | null },
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id, state: 'awaiting_approval' })
    .update({
      state,
      decided_by: by,
      decided_at: now(),
      ...(booking ? { after_journal: booking.after, decision: canonical(booking.decisions), lines: canonical(booking.lines) } : {}),
    });
};

/** Of some orders, oldest first. */
export const lateOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<LateAttribution[]> =>
  orderIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('order_id', [...orderIds])
          .orderBy('id')) as Raw[]
      ).map(lateOf);

export const findLate = async (strapi: Core.Strapi, id: string, lock = false): Promise<LateAttribution | null> => {
  const query = sql(strapi)(TABLE).where({ public_id: id }).first();
  const row = (await (lock ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? lateOf(row) : null;
};
