import { z } from 'zod';
import { endpoint } from '../endpoint';
import { splitRole } from '../partner';
import { moment, money } from '../primitives';
import { byNumber, reason } from './shapes';

/** That staff attached an order to an affiliate after it was paid, or wants to. */
export const lateAttribution = z.object({
  id: z.string(),
  affiliate: z.object({ code: z.string(), name: z.string() }),
  reason: z.string(),
  state: z.enum(['awaiting_approval', 'booked', 'rejected']),
  madeBy: z.string(),
  madeAt: moment,
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  /** Whether the person asking may approve it. */
  approvable: z.boolean(),
});
export type LateAttributionView = z.output<typeof lateAttribution>;

/** What an order says about attaching an affiliate to it: why none can be (a failure code), and what was changed or waits, oldest first. */
export const orderLate = z.object({ refused: z.string().nullable(), rows: z.array(lateAttribution) });

const objections = [
  'ORDER_NOT_FOUND',
  'AFFILIATE_NOT_FOUND',
  'LATE_ORDER_NOT_PAID',
  'LATE_GUARANTEE_OVER',
  'LATE_NOTHING_LEFT',
  'LATE_OTHER_PROGRAM',
  'LATE_NOT_IN_PROGRAM_THEN',
  'LATE_PLACE_NOT_ACTIVE',
  'LATE_CONTRACT_ENDED',
  'LATE_SELF_REFERRAL',
  'LATE_SAME_AFFILIATE',
  'LATE_REJECTED_BEFORE',
  'LATE_PLAN_EXCEEDS_PRICE',
  'LATE_PAYMENTS_OVER',
] as const;
/** Document id of an affiliate. */
const affiliate = z.string().min(1).max(64);

export const listLateCandidates = endpoint({
  id: 'adminOrders.listLateCandidates',
  method: 'GET',
  path: '/orders/:number/late-attribution/candidates',
  access: 'admin:orders.attach',
  summary: 'Affiliates in the programs of the products of an order, by part of a name, an address or a code; at most twenty.',
  params: byNumber,
  query: z.strictObject({ search: z.string().trim().max(120).optional() }),
  response: z.array(z.object({ id: z.string(), name: z.string(), code: z.string(), program: z.string() })),
  failures: ['ORDER_NOT_FOUND'],
});
export const previewLate = endpoint({
  id: 'adminOrders.previewLate',
  method: 'GET',
  path: '/orders/:number/late-attribution',
  access: 'admin:orders.attach',
  summary: 'What attaching an order to an affiliate would give and take, share by share; changes nothing.',
  params: byNumber,
  query: z.strictObject({ affiliate }),
  response: z.object({
    affiliate: z.object({ code: z.string(), name: z.string() }),
    /** Whose order it is until then. */
    from: z.object({ code: z.string(), name: z.string() }).nullable(),
    /** Everybody whose share changes: what it comes to now and then, and the difference. The differences sum to `rest`, less than nothing. */
    shares: z.array(
      z.object({
        key: z.string(),
        role: splitRole,
        who: z.string(),
        before: money,
        after: money,
        difference: money,
        /** True when the share was paid out already and its party will owe it. */
        owes: z.boolean(),
      }),
    ),
    /** Parts of a cent that no share bears, and payment fees that fall to the platform: what the shares do not sum to. */
    rest: money,
    /** True when somebody gains or loses so much that a second person has to approve. */
    needsSecondPerson: z.boolean(),
    /** True for a payment of a subscription or instalments: the others stay as they are. */
    oneOfSeveral: z.boolean(),
  }),
  failures: objections,
});
export const attachLate = endpoint({
  id: 'adminOrders.attachLate',
  method: 'POST',
  path: '/orders/:number/late-attributions',
  access: 'admin:orders.attach',
  status: 201,
  summary:
    'Attaches a paid order to an affiliate while its guarantee lasts, and books the difference; above a limit it waits for a second person.',
  params: byNumber,
  body: z.strictObject({ affiliate, reason }),
  response: lateAttribution,
  failures: [...objections, 'LATE_WAITING'],
});
export const decideLate = endpoint({
  id: 'adminOrders.decideLate',
  method: 'POST',
  path: '/orders/:number/late-attributions/:id/decision',
  access: 'admin:orders.attach',
  summary: 'Approves what somebody else asked for, while the guarantee lasts, or turns it down.',
  params: byNumber.extend({ id: z.string().min(1).max(64) }),
  body: z.strictObject({ to: z.enum(['booked', 'rejected']) }),
  response: lateAttribution,
  failures: [...objections, 'LATE_NOT_FOUND', 'LATE_NOT_WAITING', 'LATE_NEEDS_SECOND_PERSON'],
});
