import type { Core } from '@strapi/strapi';
import {
  affiliates,
  asSalesPay,
  rulesForGroup,
  tierAt,
  type ProgramVersion,
  type Terms,
  type TierEntry,
} from '../../capabilities/affiliates/service';
import { judgedBy, partsOf, type Decision } from '../../capabilities/attribution/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { canonical } from '../../platform/ids';
import type { Difference } from '../ledger/compare-replay';

type Line = OrderSnapshot['lines'][number];
type Rated = NonNullable<Line['rated']>;

/** The versions of programs that were written down, by program and number. */
export type Versions = ReadonlyMap<string, ProgramVersion>;

/** The terms decisions were made by, as their versions were written down. */
export const versionsOf = async (strapi: Core.Strapi, decisions: readonly Decision[]): Promise<Versions> => {
  const versions = new Map<string, ProgramVersion>();
  for (const id of new Set(decisions.flatMap(({ rule }) => rule?.programId ?? [])))
    for (const version of await affiliates(strapi).versionsOf(id)) versions.set(`${id}/${version.version}`, version);
  return versions;
};

/** The terms the winner of a decision has the sale by; none for whoever has a rate of their own, which no rule touches. */
export const termsOf = (decision: Decision, versions: Versions): Terms | undefined => {
  const { winner, rule } = decision;
  if (!winner || !rule || winner.rateFrom === 'affiliate') return undefined;
  const terms = versions.get(`${rule.programId}/${judgedBy(decision, winner.affiliateId)?.version ?? rule.version}`)?.terms;
  return terms && asSalesPay(terms);
};

interface Sold {
  readonly order: Order;
  readonly snapshot: OrderSnapshot;
  /** The invoice of a subscription's payment; null for an order that somebody placed. */
  readonly invoice: string | null;
  /** When the buyer first paid for something, UTC ms. */
  readonly firstPaidAt: number | null;
}

/** What went before a sale. */
interface Histories {
  readonly versions: Versions;
  /** The tiers affiliates reached, by affiliate. */
  readonly reached: ReadonlyMap<number, readonly TierEntry[]>;
}

/** Orders that are booked at the same moment may not have seen each other yet. */
const AT_ONCE_MS = 300_000;

const tierThen = (reachedBy: Histories['reached'], { decision, terms }: Promised, frozen: string | null): string | null => {
  if (!terms?.tiers || !decision.winner) return null;
  const reached = reachedBy.get(decision.winner.affiliateId) ?? [];
  const [then, before] = [0, AT_ONCE_MS].map((earlier) => tierAt(terms.tiers, reached, decision.decidedAt - earlier));
  return before === frozen ? frozen : (then ?? null);
};

const buyerThen = ({ firstPaidAt }: Sold, at: number, frozen: Rated['buyer']): Rated['buyer'] =>
  firstPaidAt !== null && firstPaidAt < at - (frozen === 'new' ? AT_ONCE_MS : 0) ? 'returning' : 'new';

/** What the order itself, the goods it names and the histories say to what a line's rules were asked. */
const askedAgain = (sold: Sold, line: Line, rated: Rated, by: Promised, { reached }: Histories): Rated => {
  const { snapshot, invoice } = sold;
  const renews = invoice !== null && (line.renewal?.instalments ?? null) === null;
  return {
    ...rated,
    // Another offer of a subscription keeps what was promised with the first.
    ...(snapshot.offerChange ? {} : { offer: line.offerId, product: line.productId }),
    country: snapshot.country,
    currency: snapshot.currency,
    payment: renews ? 'renewal' : 'first',
    tier: tierThen(reached, by, rated.tier),
    buyer: buyerThen(sold, by.decision.decidedAt, rated.buyer),
  };
};

interface Promised {
  readonly decision: Decision;
  readonly terms: Terms | undefined;
}

const difference = (id: string, text: string, expected: unknown, found: unknown): Difference[] => {
  const [left, right] = [canonical(expected), canonical(found)];
  return left === right ? [] : [{ what: 'plan', id, journalId: null, text, expected: left, found: right }];
};

/** A decision of each who won; one that was taken back still names its winner. */
const asEachHasIt = (decision: Decision | undefined): readonly Decision[] => {
  if (!decision) return [];
  return decision.other ? partsOf(decision) : [decision];
};

/** The same for the other of two who share the sale. */
const compareOther = (sold: Sold, line: Line, by: Promised, histories: Histories): readonly Difference[] => {
  const [id, rated] = [`${sold.order.number}/${line.line}`, line.otherRated];
  if (rated)
    return difference(
      id,
      'What the other affiliate’s rules were asked is not what was sold.',
      askedAgain(sold, line, rated, by, histories),
      rated,
    );
  const asks = rulesForGroup(by.terms?.rules ?? [], null).length > 0;
  return asks ? difference(id, 'The rules of the other affiliate’s terms were not asked.', 'asked', 'not asked') : [];
};

/** The facts the rules were asked about each line, against what was sold. */
export const compareRated = (sold: Sold, decided: readonly Decision[], histories: Histories): readonly Difference[] => {
  const { versions } = histories;
  const differences: Difference[] = [];
  for (const line of sold.snapshot.lines) {
    const [decision, other] = asEachHasIt(decided.find(({ rule }) => rule?.programId === line.program?.id));
    if (!decision?.winner) continue;
    if (other) differences.push(...compareOther(sold, line, { decision: other, terms: termsOf(other, versions) }, histories));
    const terms = termsOf(decision, versions);
    const id = `${sold.order.number}/${line.line}`;
    const { rated } = line;
    if (rated)
      differences.push(
        ...difference(
          id,
          'What the rules were asked is not what was sold.',
          askedAgain(sold, line, rated, { decision, terms }, histories),
          rated,
        ),
      );
    else if (rulesForGroup(terms?.rules ?? [], null).length > 0)
      differences.push(...difference(id, 'The rules of the terms were not asked.', 'asked', 'not asked'));
  }
  return differences;
};
