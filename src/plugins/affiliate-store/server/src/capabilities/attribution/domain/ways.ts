import type { Model, Reason, Rule, Verdict } from './decision';
import type { Touch, WeighedKind } from './touch';
import { inWindow } from './window';

/**
 * The ways by which a sale may be somebody's, in the order in which they count (B-44): an affiliate's coupon, a visit or a code brought to
 * the checkout, an e-mail address bound by a lead, a customer bound for life. A higher one always wins, however old it is. Above them all
 * stands what the staff decided after the order, with a reason (B-49).
 */
const WAYS: Readonly<Record<WeighedKind, number>> = {
  staff: -1,
  coupon: 0,
  link: 1,
  ref_parameter: 1,
  server: 1,
  lead: 2,
  lifetime: 3,
  territory: 4,
};

/** Visits, and codes brought to the checkout: the only way of which two touches may share a sale. */
export const VISITS = WAYS.link;

/** Where a site lets links count before coupons, a coupon comes right after them. */
const COUPON_AFTER_VISITS = 1.5;

/** The place of a touch among the ways; the lower one wins. */
export const levelOf = ({ kind }: Pick<Touch, 'kind'>, rule: Rule): number =>
  kind === 'coupon' && rule.couponFirst === false ? COUPON_AFTER_VISITS : WAYS[kind];

/**
 * Whether the earlier of two touches of one level decides. Of leads always: who brought an address first keeps it for the window. Of what
 * staff decided never: the last word counts.
 */
export const firstDecides = ({ kind }: Pick<Touch, 'kind'>, rule: Rule): boolean =>
  kind !== 'staff' && (kind === 'lead' || kind === 'lifetime' || rule.model === 'first_click');

const named = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * Of two touches that nothing else tells apart, such as a lead and a binding of one affiliate in one millisecond: by their way, and of two of
 * one way the one that holds longer comes first. What is the same in all of this is told apart by nobody.
 */
export const byKind = (a: Pick<Touch, 'kind' | 'until'>, b: Pick<Touch, 'kind' | 'until'>): number =>
  WAYS[a.kind] - WAYS[b.kind] ||
  named(a.kind, b.kind) ||
  (a.until === b.until ? 0 : (b.until ?? Number.MAX_SAFE_INTEGER) - (a.until ?? Number.MAX_SAFE_INTEGER));

// By a model that shares, one affiliate alone is whoever made the first touch and the last.
const REASON_OF_MODEL: Readonly<Record<Model, Reason>> = {
  first_click: 'FIRST_CLICK',
  last_click: 'LAST_CLICK',
  multi_click: 'BOTH_CLICKS',
};

/** Why the touch that decided did. */
export const reasonOfWin = ({ kind, clickId }: Pick<Touch, 'kind' | 'clickId'>, rule: Rule): Reason => {
  if (kind === 'staff') return 'ATTACHED_BY_STAFF';
  if (kind === 'territory') return 'TERRITORY';
  if (kind === 'coupon') return 'COUPON';
  if (kind === 'lead') return 'LEAD';
  if (kind === 'lifetime') return 'LIFETIME';
  if (clickId === null) return 'EXPLICIT_CODE';
  return REASON_OF_MODEL[rule.model];
};

/** Why a touch of another affiliate did not decide, by the one that did. */
export const reasonOfLoss = (best: Pick<Touch, 'kind'> | undefined): Reason => {
  if (best?.kind === 'staff') return 'STAFF_WON';
  if (best?.kind === 'territory') return 'TERRITORY_WON';
  if (best?.kind === 'coupon') return 'COUPON_WON';
  return best?.kind === 'lead' ? 'LEAD_WON' : 'RIVAL_WON';
};

/** What time says against a touch. A binding has no window: it ends at its own moment, where it has one. Nor has what staff decided. */
export const objectionOfTime = (
  { kind, at, until }: Pick<Touch, 'kind' | 'at' | 'until'>,
  decidedAt: number,
  rule: Rule,
): { readonly verdict: Verdict; readonly reason: Reason } | null => {
  if (kind === 'staff' || kind === 'territory') return null;
  if (kind === 'lifetime') return until === undefined || decidedAt < until ? null : { verdict: 'outside_window', reason: 'BINDING_ENDED' };
  return inWindow(at, decidedAt, rule.windowDays) ? null : { verdict: 'outside_window', reason: 'WINDOW_EXPIRED' };
};
