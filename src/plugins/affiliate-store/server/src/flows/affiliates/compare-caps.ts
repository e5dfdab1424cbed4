import { judgedBy, partsOf, type Decision } from '../../capabilities/attribution/service';
import type { OrderBooks } from '../../capabilities/commissions/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import { canonical } from '../../platform/ids';
import { cappedAs, capsIn, metCaps, periodText } from '../commissions/measure-caps';
import type { Difference } from '../ledger/compare-replay';
import type { Versions } from './compare-rated';

type Line = OrderSnapshot['lines'][number];

interface Paid {
  readonly order: Order;
  readonly snapshot: OrderSnapshot;
  readonly kept: OrderBooks;
  /** The invoice of a subscription's payment; null for an order that somebody placed. */
  readonly invoice: string | null;
}

const difference = (id: string, text: string, expected: unknown, found: unknown): Difference[] => {
  const [left, right] = [canonical(expected ?? null), canonical(found ?? null)];
  return left === right ? [] : [{ what: 'plan', id, journalId: null, text, expected: left, found: right }];
};

/** What the terms of a part of a decision cap, as their version was written down; undefined where it was not. */
const promisedBy = (part: Decision | undefined, versions: Versions, currency: string): { readonly caps: Line['caps'] } | undefined => {
  if (!part?.rule || !part.winner) return undefined;
  const version = judgedBy(part, part.winner.affiliateId)?.version ?? part.rule.version;
  const terms = versions.get(`${part.rule.programId}/${version}`)?.terms;
  return terms && { caps: capsIn(terms, currency) };
};

const compareLine = ({ order, snapshot }: Paid, line: Line, versions: Versions): Difference[] => {
  const decision = (snapshot.decisions as readonly Decision[]).find(({ rule }) => rule?.programId === line.program?.id);
  const [own, other] = decision ? partsOf(decision) : [];
  return [[own, line.caps] as const, [other, line.otherCaps] as const].flatMap(([part, found]) => {
    const promised = promisedBy(part, versions, snapshot.currency);
    const text = 'The frozen caps are not those of the terms.';
    return promised ? difference(`${order.number}/${line.line}`, text, promised.caps, found) : [];
  });
};

/** What was frozen of caps against the terms, and what was measured at the payment against what was frozen: all but how much was used. */
export const compareCaps = (paid: Paid, decided: readonly Decision[], versions: Versions): readonly Difference[] => {
  const { order, snapshot, kept, invoice } = paid;
  const met = metCaps(snapshot, decided, cappedAs(snapshot, invoice !== null));
  const expected = met.map(({ of, period, most, party, lines }) => ({ of, period: periodText(period, kept.paidAt), most, party, lines }));
  const found = (kept.caps ?? []).map(({ used: _measured, ...cap }) => cap);
  return [
    ...snapshot.lines.flatMap((line) => compareLine(paid, line, versions)),
    ...difference(order.number, 'The caps the payment met are not those that were frozen.', expected, found),
  ];
};
