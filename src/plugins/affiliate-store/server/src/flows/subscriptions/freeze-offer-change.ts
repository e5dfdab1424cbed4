import type { Core } from '@strapi/strapi';
import { orders } from '../../capabilities/orders/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import type { SplitPlan } from '../../capabilities/commissions/service';
import { CHANGE_CONSENT } from '../../capabilities/subscriptions/service';
import type { Subscription } from '../../capabilities/subscriptions/service';
import { includedTax } from '../../capabilities/taxes/service';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { freezeOrder } from '../checkout/freeze-order';
import type { OfferToChangeTo } from './offers-to-change-to';

type Line = OrderSnapshot['lines'][number];

/** Whose sale it stays, and all that was promised them: rate and rules, base, caps, how long it is held. */
const keptOf = (line: Line, first: Line): Pick<Line, 'plan' | 'program' | 'holdDays' | 'rated' | 'otherRated' | 'caps' | 'otherCaps'> => {
  const { affiliate, secondTier, commissionBase, other } = first.plan as SplitPlan;
  return {
    plan: { ...(line.plan as SplitPlan), affiliate, secondTier, commissionBase, ...(other ? { other } : {}) },
    program: first.program,
    holdDays: first.program ? first.holdDays : line.guaranteeDays,
    ...(first.rated ? { rated: first.rated } : {}),
    ...(first.otherRated ? { otherRated: first.otherRated } : {}),
    ...(first.caps ? { caps: first.caps } : {}),
    ...(first.otherCaps ? { otherCaps: first.otherCaps } : {}),
  };
};

/** The line as it is sold from the change on: a whole period at once, no free days, and the affiliate the subscription began with. */
const lineOf = (line: Line, first: Line, price: number): Line => {
  const gross = minor(price);
  const { maxPayments = null, maxMonths, refundedCount, affiliate, otherAffiliate } = first.renewal ?? {};
  const earns = {
    maxPayments,
    ...(refundedCount ? { refundedCount } : {}),
    ...(maxMonths === undefined ? {} : { maxMonths }),
    ...(affiliate === undefined ? {} : { affiliate }),
    ...(otherAffiliate === undefined ? {} : { otherAffiliate }),
  };
  return {
    ...line,
    ...keptOf(line, first),
    gross,
    tax: includedTax(gross, line.taxRateBasisPoints ?? 0),
    seatLimited: false,
    ...(line.renewal ? { renewal: { ...line.renewal, trialDays: 0, gross, ...earns } } : {}),
  };
};

/**
 * What the payments of a subscription are sold by from a change of offer on: price, tax, team and fees as they are now, and whose sale it
 * was found to be when it began. Read from here ever after.
 */
export const freezeOfferChange = async (
  strapi: Core.Strapi,
  one: Subscription,
  { cart, line }: OfferToChangeTo,
  agreed: { readonly id: string; readonly at: number; readonly version: string | null },
): Promise<Outcome<OrderSnapshot, Failure>> => {
  const first = await orders(strapi).snapshot(one.firstOrderId);
  const [began] = first.lines;
  if (!began) throw new Error(`subscription ${one.publicId} began with nothing`);
  const frozen = await freezeOrder(strapi, cart, new Map(), { ahead: true });
  if (!frozen.ok) return frozen;
  const consent = agreed.version === null ? [] : [{ key: CHANGE_CONSENT.key, version: agreed.version, at: agreed.at }];
  return ok({
    ...frozen.value,
    lines: frozen.value.lines.map((each) => lineOf(each, began, line.renews)),
    consents: [...first.consents, ...consent],
    decisions: first.decisions,
    ...(first.suspicions === undefined ? {} : { suspicions: first.suspicions }),
    offerChange: { id: agreed.id, agreedAt: agreed.at },
  });
};
