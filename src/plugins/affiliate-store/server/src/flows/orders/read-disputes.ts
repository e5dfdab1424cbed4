import type { Core } from '@strapi/strapi';
import type { DisputeDetail, DisputeRow, readDisputeTotals } from '../../../../contracts/admin';
import type { Data, Input } from '../../../../contracts/endpoint';
import { ledger, type LedgerService } from '../../capabilities/ledger/service';
import {
  eventText,
  orderFailures,
  orders,
  placeOfDispute,
  type DisputeAnswer,
  type DisputePlace,
  type DisputeSearch,
  type FoundDispute,
  type OrderEvent,
  type OrdersService,
} from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf, wholeDays } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { gatherEvidence } from './gather-evidence';
import type { Shown } from './read-orders';
import { showJournals } from '../ledger/show-journals';

/** Who takes part: orders know their disputes, the books what each froze and took. */
export interface ReadDisputesCast {
  readonly orders: Pick<
    OrdersService,
    'pageOfDisputes' | 'sumDisputes' | 'disputeOnDesk' | 'timeline' | 'lastDisputeAnswer' | 'disputeFiles'
  >;
  readonly ledger: Pick<LedgerService, 'journalsOfOrder'>;
}

const castOf = (strapi: Core.Strapi): ReadDisputesCast => ({ orders: orders(strapi), ledger: ledger(strapi) });

/** The search that filters of the list mean; days are whole days, UTC. `maySee`: whether the asker may see addresses. */
export const disputeSearch = ({ search, from, to, ...same }: Input<typeof readDisputeTotals>['query'], maySee: boolean): DisputeSearch => ({
  ...same,
  text: search,
  byPartOfEmail: maySee,
  ...wholeDays({ from, to }),
});

const rowOf = (dispute: FoundDispute, shown: Shown): DisputeRow => ({
  id: dispute.providerDisputeId,
  orderNumber: dispute.orderNumber,
  email: shown(dispute.email),
  products: dispute.productNames,
  testMode: dispute.testMode,
  amount: moneyView({ minor: minor(dispute.amount), currency: dispute.currency }),
  reason: dispute.reason,
  state: dispute.state as DisputeRow['state'],
  waiting: dispute.waiting,
  evidenceDueAt: maybeIsoOf(dispute.evidenceDueAt),
  openedAt: isoOf(dispute.openedAt),
  closedAt: maybeIsoOf(dispute.closedAt),
});

/** One page: those that want an answer by its deadline, then the others, newest first; with how many there are. */
export const listDisputesOf = async (
  strapi: Core.Strapi,
  search: DisputeSearch,
  { after, limit, shown }: { readonly after?: DisputePlace | undefined; readonly limit: number; readonly shown: Shown },
  cast: ReadDisputesCast = castOf(strapi),
): Promise<{ readonly rows: DisputeRow[]; readonly next: DisputePlace | null; readonly total: number }> => {
  const found = await cast.orders.pageOfDisputes(search, { after, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.map((dispute) => rowOf(dispute, shown)),
    next: found.length > rows.length && last ? placeOfDispute(last) : null,
    total: (await cast.orders.sumDisputes(search)).reduce((total, { disputes }) => total + disputes, 0),
  };
};

/** How many a search finds and over what, and what became of them, per currency. */
export const sumDisputesOf = async (
  strapi: Core.Strapi,
  search: DisputeSearch,
  cast: ReadDisputesCast = castOf(strapi),
): Promise<Data<typeof readDisputeTotals>> =>
  (await cast.orders.sumDisputes(search)).map(({ currency, disputes, waiting, ...sums }) => {
    const money = (amount: number) => moneyView({ minor: minor(amount), currency });
    return {
      currency,
      disputes,
      waiting,
      amount: money(sums.amount),
      waitingAmount: money(sums.waitingAmount),
      won: money(sums.won),
      lost: money(sums.lost),
    };
  });

const timelineOf = async (strapi: Core.Strapi, events: readonly OrderEvent[], shown: Shown): Promise<DisputeDetail['timeline']> => {
  const named = await namesOfActors(
    strapi,
    events.map(({ actor }) => actor),
  );
  return events.map((event) => ({
    at: isoOf(event.at),
    actor: named(event.actor),
    code: event.code,
    text: shown(eventText(event)),
    facts: Object.fromEntries(Object.entries(event.facts).map(([name, value]) => [name, shown(value)])),
  }));
};

const answerView = (answer: DisputeAnswer, named: (actor: string) => string): NonNullable<DisputeDetail['answer']> => ({
  evidence: answer.evidence,
  state: answer.state,
  problem: answer.problem,
  by: named(answer.madeBy),
  at: isoOf(answer.madeAt),
  sentAt: maybeIsoOf(answer.sentAt),
});

const filesOf = async (strapi: Core.Strapi, id: string, cast: ReadDisputesCast): Promise<DisputeDetail['files']> => {
  const files = await cast.orders.disputeFiles(id);
  const named = await namesOfActors(
    strapi,
    files.map(({ addedBy }) => addedBy),
  );
  return files.map(({ publicId, kind, name, contentType, bytes, checksum, addedBy, addedAt }) => ({
    id: publicId,
    kind,
    name,
    type: contentType as DisputeDetail['files'][number]['type'],
    bytes,
    checksum,
    by: named(addedBy),
    addedAt: isoOf(addedAt),
  }));
};

const proposalFor = async (
  strapi: Core.Strapi,
  dispute: FoundDispute,
  answer: DisputeAnswer | null,
): Promise<DisputeDetail['proposal']> => {
  const inTime = dispute.evidenceDueAt === null || dispute.evidenceDueAt > now();
  if (!dispute.waiting || !inTime || (answer && answer.state !== 'refused')) return null;
  // Where a try was refused, what was written then is not written again.
  return answer?.evidence ?? gatherEvidence(strapi, dispute.orderNumber);
};

/** One dispute with the journals it wrote and everything that happened to it. */
export const readDisputeOf = async (
  strapi: Core.Strapi,
  id: string,
  shown: Shown,
  cast: ReadDisputesCast = castOf(strapi),
): Promise<Outcome<DisputeDetail, Failure>> => {
  const dispute = await cast.orders.disputeOnDesk(id);
  if (!dispute) return failed(orderFailures.because('DISPUTE_NOT_FOUND'));
  const booked = (await cast.ledger.journalsOfOrder(dispute.orderId)).filter(
    ({ sourceType, sourceId }) => sourceType === 'dispute' && sourceId === id,
  );
  const answer = await cast.orders.lastDisputeAnswer(id);
  const events = (await cast.orders.timeline(dispute.orderId)).filter(({ facts }) => facts['dispute'] === id);
  return ok({
    ...rowOf(dispute, shown),
    journals: await showJournals(strapi, booked),
    proposal: await proposalFor(strapi, dispute, answer),
    answer: answer && answerView(answer, await namesOfActors(strapi, [answer.madeBy])),
    files: await filesOf(strapi, id, cast),
    timeline: await timelineOf(strapi, events, shown),
  });
};
