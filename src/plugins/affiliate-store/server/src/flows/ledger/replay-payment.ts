import { verdicts, partsOf } from '../../capabilities/attribution/service';
import type { Decision } from '../../capabilities/attribution/service';
import type { Reassigned, SplitPlan } from '../../capabilities/commissions/service';
import { judge } from '../../capabilities/fraud/service';
import type { FrozenSnapshot, OrderSnapshot } from '../../capabilities/orders/service';
import { exchanged } from '../../kernel/exchange';
import { canonical } from '../../platform/ids';
import { affiliatePart, secondTierPart } from '../affiliates/affiliate-part';
import { compareCaps } from '../affiliates/compare-caps';
import { compareRated, termsOf, type Versions } from '../affiliates/compare-rated';
import { reassignedOf } from '../attribution/attachment';
import { saleOf } from '../attribution/sale-of';
import { suspicionsIn } from '../fraud/suspected-shares';
import { creditChargeOf } from '../payouts/set-credit-aside';
import { compareBooks, compareCommissions, compareJournals } from './compare-replay';
import type { Difference } from './compare-replay';
import type { ProofFinding } from './last-proof';
import { decisionsIn, type KeptPayment } from './kept-payments';
import { retell } from './retell-payment';

/** A payment of which the frozen snapshot is there. */
type Subject = KeptPayment & { readonly frozen: FrozenSnapshot };

const differ = (what: ProofFinding['what'], id: string, text: string, expected: unknown, found: unknown): Difference[] => {
  const [left, right] = [canonical(expected ?? null), canonical(found ?? null)];
  return left === right ? [] : [{ what, id, journalId: null, text, expected: left, found: right }];
};

const compareSnapshot = ({ order, frozen }: Subject): Difference[] =>
  differ('snapshot', order.number, 'The snapshot of the order is not the one that was frozen.', frozen.frozen, frozen.now);

/** What looked like fraud is judged again from the evidence and the limits that were frozen. */
const compareSuspicions = ({ order, frozen: { snapshot } }: Subject): Difference[] =>
  suspicionsIn(snapshot).flatMap(({ evidence, limits, findings }) =>
    differ('snapshot', order.number, 'The rules find something else in the frozen evidence.', judge(evidence, limits), findings),
  );

/** Converted prices are worked out again from the seller's price and the frozen rate. */
const compareConversion = ({ order, frozen: { snapshot } }: Subject): Difference[] =>
  snapshot.lines.flatMap(({ line, converted }) => {
    if (!converted) return [];
    const again = snapshot.exchange?.from === converted.from.currency ? exchanged(converted.from.minor, snapshot.exchange) : null;
    const text = 'The price is not what the frozen rate makes of the price in the main currency.';
    return differ('snapshot', `${order.number}/${line}`, text, again, converted.price);
  });

/** Clicks are kept for as long as a window needs them; of those that are, the decision must have weighed what they say. */
const compareTouches = ({ frozen, shared: { clicks } }: Subject): Difference[] => {
  const touches = decisionsIn(frozen).flatMap((decision) => decision.touches.filter((touch) => touch.clickId !== null));
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
const replayDecisions = (subject: Subject): { readonly decided: readonly Decision[]; readonly differences: readonly Difference[] } => {
  const { order, recorded } = subject;
  const { snapshot } = subject.frozen;
  const { versions } = subject.shared;
  const stored = decisionsIn(subject.frozen);
  const programOf = (decision: Decision) => decision.rule?.programId;
  const weighed = stored.map((decision) => ({ decision, again: verdicts.reweigh(decision) }));
  const decided = weighed.map(({ again }) =>
    confirmed(
      again,
      recorded.find((each) => programOf(each) === programOf(again)),
      order.placedAt,
    ),
  );
  const differences = weighed.flatMap(({ decision, again }) =>
    differ('decision', order.number, 'The touches weighed again give another decision than the order froze.', again, decision),
  );
  const confirmation =
    decided.length === 0 ? [] : differ('decision', order.number, 'The decision recorded at the payment is another one.', decided, recorded);
  const plans = snapshot.lines.flatMap((line) => {
    const again = weighed.find((each) => programOf(each.again) === line.program?.id)?.again;
    const expected = again ? planOf(again, line, versions) : { affiliate: null, secondTier: null };
    const found = earnersIn(line.plan as SplitPlan);
    return differ('plan', `${order.number}/${line.line}`, 'The frozen plan is not what the decision gives.', expected, found);
  });
  const sold = { ...subject, snapshot };
  const asked = compareRated(sold, decided, subject.shared);
  const caps = compareCaps(sold, decided, versions);
  return { decided, differences: [...differences, ...confirmation, ...plans, ...asked, ...caps] };
};

/** What staff attached is weighed again like any decision, and must give the plans its lines were split by. */
const replayLate = ({
  order,
  late,
  shared: { versions },
}: Subject): { readonly reassigned: readonly Reassigned[]; readonly differences: readonly Difference[] } => {
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

const replayWhole = (subject: Subject): readonly Difference[] => {
  const { order, payment, kept, booked, provider, refunds, credit } = subject;
  const { snapshot } = subject.frozen;
  const { decided, differences } = replayDecisions(subject);
  const chargeId = subject.invoice ?? payment.chargeId;
  // How much of a cap was used then is taken as it was measured: what it does to the money is not.
  const sale = saleOf(order, snapshot, decided, { ...payment, chargeId }, credit, kept.caps);
  const late = replayLate(subject);
  const retold = retell({ sale, provider, refunds, kept, reassigned: late.reassigned, creditCharge: creditChargeOf(order) }, booked);
  const refused = retold.refused.map(({ key, why }): Difference => ({
    what: 'event',
    id: key,
    journalId: null,
    text: `The rules refuse ${key} now: ${why}`,
    expected: 'booked',
    found: 'refused',
  }));
  return [
    ...compareSnapshot(subject),
    ...compareConversion(subject),
    ...compareSuspicions(subject),
    ...compareTouches(subject),
    ...differences,
    ...late.differences,
    ...refused,
    ...compareJournals(retold.journals, booked),
    ...(retold.books ? compareBooks(retold.books, kept, provider) : []),
    ...(retold.books ? compareCommissions(retold.books, subject.commissions, (id) => subject.shared.parties.get(id)?.id ?? null) : []),
  ];
};

/** Decides and splits one paid order again and compares all that was kept of it. */
export const replayPayment = (of: KeptPayment): readonly Difference[] => {
  const { frozen, order } = of;
  return frozen ? replayWhole({ ...of, frozen }) : differ('snapshot', order.number, 'The snapshot of the order is gone.', 'kept', null);
};
