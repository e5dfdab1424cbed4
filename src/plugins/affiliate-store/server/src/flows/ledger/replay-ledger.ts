import type { Core } from '@strapi/strapi';
import { attribution, partsOf, verdicts } from '../../capabilities/attribution/service';
import type { Decision, LateAttribution } from '../../capabilities/attribution/service';
import { booksFrom, commissions } from '../../capabilities/commissions/service';
import type { OrderBooks, Reassigned, SplitPlan } from '../../capabilities/commissions/service';
import { judge } from '../../capabilities/fraud/service';
import { ledger } from '../../capabilities/ledger/service';
import type { Progress } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import type { Order, OrderSnapshot, Payment } from '../../capabilities/orders/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import { people } from '../../capabilities/people/service';
import { exchanged } from '../../kernel/exchange';
import { canonical } from '../../platform/ids';
import { together } from '../../platform/transaction';
import { affiliatePart, secondTierPart } from '../affiliates/affiliate-part';
import { reassignedOf } from '../attribution/attachment';
import { compareCaps } from '../affiliates/compare-caps';
import { compareBooks, compareCommissions, compareJournals } from './compare-replay';
import type { Difference } from './compare-replay';
import { compareRated, termsOf, versionsOf, type Versions } from '../affiliates/compare-rated';
import type { Proof, ProofFinding } from './last-proof';
import { retell } from './retell-payment';
import { creditChargeOf } from '../payouts/set-credit-aside';
import { saleOf } from '../attribution/sale-of';
import { suspicionsIn } from '../fraud/suspected-shares';

const BATCH = 100;
const MOST_LISTED = 200;

/** What one payment's replay compares: the rows that were kept. */
interface Subject {
  readonly order: Order;
  readonly payment: Payment;
  readonly snapshot: OrderSnapshot;
  readonly kept: OrderBooks;
}

const decisionsIn = (snapshot: OrderSnapshot): readonly Decision[] => snapshot.decisions as readonly Decision[];

const differ = (what: ProofFinding['what'], id: string, text: string, expected: unknown, found: unknown): Difference[] => {
  const [left, right] = [canonical(expected ?? null), canonical(found ?? null)];
  return left === right ? [] : [{ what, id, journalId: null, text, expected: left, found: right }];
};

const compareSnapshot = async (strapi: Core.Strapi, { order }: Subject): Promise<Difference[]> => {
  const { frozen, now } = await orders(strapi).snapshotHashes(order.id);
  return differ('snapshot', order.number, 'The snapshot of the order is not the one that was frozen.', frozen, now);
};

/** What looked like fraud is judged again from the evidence and the limits that were frozen. */
const compareSuspicions = ({ order, snapshot }: Subject): Difference[] =>
  suspicionsIn(snapshot).flatMap(({ evidence, limits, findings }) =>
    differ('snapshot', order.number, 'The rules find something else in the frozen evidence.', judge(evidence, limits), findings),
  );

/** Converted prices are worked out again from the seller's price and the frozen rate. */
const compareConversion = ({ order, snapshot }: Subject): Difference[] =>
  snapshot.lines.flatMap(({ line, converted }) => {
    if (!converted) return [];
    const again = snapshot.exchange?.from === converted.from.currency ? exchanged(converted.from.minor, snapshot.exchange) : null;
    const text = 'The price is not what the frozen rate makes of the price in the main currency.';
    return differ('snapshot', `${order.number}/${line}`, text, again, converted.price);
  });

/** Clicks are kept for as long as a window needs them; of those that are, the decision must have weighed what they say. */
const compareTouches = async (strapi: Core.Strapi, decisions: readonly Decision[]): Promise<Difference[]> => {
  const touches = decisions.flatMap((decision) => decision.touches.filter((touch) => touch.clickId !== null));
  const clicks = await attribution(strapi).clicksById([...new Set(touches.map((touch) => touch.clickId as number))]);
  const facts = ({ affiliateId, programId, at }: { affiliateId: number; programId: number; at: number }) => ({
    affiliateId,
    at,
    programId,
  });
  return touches.flatMap((touch) => {
    const click = clicks.get(touch.clickId as number);
    const text = `Click ${touch.clickId} is not what the decision weighed.`;
    return click ? differ('touch', String(touch.clickId), text, facts(click), facts(touch)) : [];
  });
};

/** What became of a decision between order and payment is taken as recorded: whether somebody was blocked by then, or paid with their own card. */
const confirmed = (decision: Decision, frozen: Decision | undefined, placedAt: number): Decision => {
  const kept = frozen ? partsOf(frozen) : [];
  const isKept = (affiliateId: number): boolean => kept.some(({ winner }) => winner.affiliateId === affiliateId);
  const gone = frozen ? partsOf(decision).flatMap(({ winner }) => (isKept(winner.affiliateId) ? [] : [winner.affiliateId])) : [];
  const because = (reason: 'AFFILIATE_BLOCKED' | 'SELF_REFERRAL') => (id: number) =>
    frozen?.touches.some((touch) => touch.affiliateId === id && touch.reason === reason) ?? false;
  // In the order in which it is asked at the payment: who is blocked, then who paid with a card of their own.
  const blocked = gone.filter(because('AFFILIATE_BLOCKED')).reduce((all, id) => verdicts.reject(all, 'AFFILIATE_BLOCKED', id), decision);
  const lasting = verdicts.endSecondTier(blocked, placedAt);
  const tiers = partsOf(lasting).reduce((all, { winner, secondTier }) => {
    const as = kept.find((each) => each.winner.affiliateId === winner.affiliateId);
    return secondTier && as?.secondTier === null ? verdicts.rejectSecondTier(all, winner.affiliateId) : all;
  }, lasting);
  return gone.filter(because('SELF_REFERRAL')).reduce((all, id) => verdicts.reject(all, 'SELF_REFERRAL', id), tiers);
};

type Line = OrderSnapshot['lines'][number];

/** Somebody's part of a plan without what was measured when it was booked. */
const uncapped = (part: SplitPlan['affiliate']) => {
  if (!part) return part;
  const { cap: _measured, ...promised } = part;
  return promised;
};

/** Who earns by a plan, as far as a decision says it. */
const earnersIn = ({ affiliate, secondTier, other }: SplitPlan) => ({
  affiliate: uncapped(affiliate),
  secondTier,
  ...(other ? { other: { affiliate: uncapped(other.affiliate), secondTier: other.secondTier } } : {}),
});

const sideOf = (decision: Decision, rated: Line['rated'] | undefined, versions: Versions) => ({
  affiliate: decision.winner && affiliatePart(decision.winner, termsOf(decision, versions)?.rules ?? [], rated),
  secondTier: secondTierPart(decision.secondTier),
});

const planOf = (decision: Decision, { rated, otherRated }: Pick<Partial<Line>, 'rated' | 'otherRated'>, versions: Versions) => {
  const [own = decision, other] = partsOf(decision);
  return { ...sideOf(own, rated, versions), ...(other ? { other: sideOf(other, otherRated, versions) } : {}) };
};

/** Weighs the touches again; answers the decisions by which the payment was split, and what differs. */
const replayDecisions = async (
  strapi: Core.Strapi,
  subject: Subject,
): Promise<{ readonly decided: readonly Decision[]; readonly differences: readonly Difference[] }> => {
  const { order, snapshot } = subject;
  const stored = decisionsIn(snapshot);
  const versions = await versionsOf(strapi, stored);
  const frozen = await attribution(strapi).decisionsOf(order.id);
  const programOf = (decision: Decision) => decision.rule?.programId;
  const weighed = stored.map((decision) => ({ decision, again: verdicts.reweigh(decision) }));
  const decided = weighed.map(({ again }) =>
    confirmed(
      again,
      frozen.find((each) => programOf(each) === programOf(again)),
      order.placedAt,
    ),
  );
  const differences = weighed.flatMap(({ decision, again }) =>
    differ('decision', order.number, 'The touches weighed again give another decision than the order froze.', again, decision),
  );
  const recorded =
    decided.length === 0 ? [] : differ('decision', order.number, 'The decision recorded at the payment is another one.', decided, frozen);
  const plans = snapshot.lines.flatMap((line) => {
    const again = weighed.find((each) => programOf(each.again) === line.program?.id)?.again;
    const expected = again ? planOf(again, line, versions) : { affiliate: null, secondTier: null };
    const found = earnersIn(line.plan as SplitPlan);
    return differ('plan', `${order.number}/${line.line}`, 'The frozen plan is not what the decision gives.', expected, found);
  });
  const asked = await compareRated(strapi, subject, decided, versions);
  const caps = await compareCaps(strapi, subject, decided, versions);
  return { decided, differences: [...differences, ...recorded, ...plans, ...asked, ...caps] };
};

/** What staff attached is weighed again like any decision, and must give the plans its lines were split by. */
const replayLate = async (
  strapi: Core.Strapi,
  order: Order,
  late: readonly LateAttribution[],
): Promise<{ readonly reassigned: readonly Reassigned[]; readonly differences: readonly Difference[] }> => {
  const versions = await versionsOf(
    strapi,
    late.flatMap(({ booking }) => booking?.decisions ?? []),
  );
  const booked = late.flatMap(({ booking, ...each }) => (booking ? [{ ...each, booking }] : []));
  const differences = booked.flatMap(({ publicId, programId, booking: { decisions, lines } }) => {
    const stored = decisions.find(({ rule }) => rule?.programId === programId);
    if (!stored) return [];
    const again = verdicts.reweigh(stored);
    const plans = lines.flatMap(({ line, plan, rated }) => {
      const expected = planOf(again, { rated: rated as NonNullable<Line['rated']> }, versions);
      const found = earnersIn(plan as SplitPlan);
      return differ('plan', `${publicId}/${line}`, 'The plan of a late attribution is not what its decision gives.', expected, found);
    });
    return [...differ('decision', order.number, 'A late attribution weighed again comes out otherwise.', again, stored), ...plans];
  });
  return { reassigned: booked.map(({ publicId, booking: { after, lines } }) => reassignedOf(publicId, after, lines)), differences };
};

/** Decides and splits one paid order again and compares all that was kept of it. */
const replayPayment = async (strapi: Core.Strapi, subject: Subject): Promise<readonly Difference[]> => {
  const { order, payment, snapshot, kept } = subject;
  const { decided, differences } = await replayDecisions(strapi, subject);
  const booked = await ledger(strapi).journalsOfOrder(order.id);
  const provider = await orders(strapi).providerFacts(payment.id);
  const refunds = (await orders(strapi).refundsOf(order.id)).filter((refund) => refund.paymentId === payment.id);
  const chargeId = (await subscriptions(strapi).invoiceOf(order.id)) ?? payment.chargeId;
  // How much of a cap was used then is taken as it was measured: what it does to the money is not.
  const sale = saleOf(order, snapshot, decided, { ...payment, chargeId }, await orders(strapi).creditOf(order.id), kept.caps);
  const late = await replayLate(strapi, order, await attribution(strapi).lateOf([order.id]));
  const retold = retell({ sale, provider, refunds, kept, reassigned: late.reassigned, creditCharge: creditChargeOf(order) }, booked);
  const rows = await commissions(strapi).list({ orderIds: [order.id], limit: 200 });
  const parties = await people(strapi).partiesByPublicId([...new Set(kept.shares.flatMap((share) => share.party ?? []))]);
  const refused = retold.refused.map(({ key, why }): Difference => ({
    what: 'event',
    id: key,
    journalId: null,
    text: `The rules refuse ${key} now: ${why}`,
    expected: 'booked',
    found: 'refused',
  }));
  return [
    ...(await compareSnapshot(strapi, subject)),
    ...compareConversion(subject),
    ...compareSuspicions(subject),
    ...(await compareTouches(strapi, decisionsIn(snapshot))),
    ...differences,
    ...late.differences,
    ...refused,
    ...compareJournals(retold.journals, booked),
    ...(retold.books ? compareBooks(retold.books, kept, provider) : []),
    ...(retold.books
      ? compareCommissions(
          retold.books,
          rows.filter((row) => row.paymentId === payment.id),
          (id) => parties.get(id)?.id ?? null,
        )
      : []),
  ];
};

const subjectOf = async (strapi: Core.Strapi, payment: Payment): Promise<Subject | null> => {
  const order = await orders(strapi).find({ id: payment.orderId });
  return order && { order, payment, snapshot: await orders(strapi).snapshot(order.id), kept: booksFrom(payment.books) };
};

/** Replays a payment. Something may be booked while its rows are read: what differs is looked at again with the order locked. */
const replayCalmly = async (strapi: Core.Strapi, payment: Payment): Promise<readonly ProofFinding[]> => {
  const subject = await subjectOf(strapi, payment);
  if (!subject || (await replayPayment(strapi, subject)).length === 0) return [];
  return together(strapi, async () => {
    await orders(strapi).lock({ id: payment.orderId });
    const again = await orders(strapi).payment({ id: payment.id });
    const still = again && (await subjectOf(strapi, again));
    return still ? (await replayPayment(strapi, still)).map((each) => ({ ...each, orderNumber: still.order.number })) : [];
  });
};

/**
 * Runs attribution and split of every paid order again from what was stored and compares decision, plan, journals, books
 * and commissions, to the last minor unit. Writes nothing.
 */
export const replayLedger = async (strapi: Core.Strapi, tell: (progress: Progress) => unknown = () => undefined): Promise<Proof> => {
  const total = await orders(strapi).countPayments();
  const findings: ProofFinding[] = [];
  let [done, offending] = [0, 0];
  for (let after = 0; ;) {
    const batch = await orders(strapi).paymentsAfter(after, BATCH);
    for (const payment of batch) {
      const differences = await replayCalmly(strapi, payment);
      offending += differences.length;
      findings.push(...differences.slice(0, MOST_LISTED - findings.length));
      done += 1;
      await tell({ done, total });
    }
    after = batch.at(-1)?.id ?? after;
    if (batch.length < BATCH) break;
  }
  return { looked: { orders: done }, offending, findings, head: (await ledger(strapi).head())?.hash ?? null };
};
