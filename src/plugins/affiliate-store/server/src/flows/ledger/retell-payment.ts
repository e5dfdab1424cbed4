import { decisions } from '../../capabilities/commissions/service';
import type { Decision, OrderBooks, Reassigned, SalePaid } from '../../capabilities/commissions/service';
import type { JournalView } from '../../capabilities/ledger/service';
import type { ProviderFacts, Refund } from '../../capabilities/orders/service';
import type { JournalDraft } from '../../kernel/journal';
import { minor } from '../../kernel/money';
import { partsOf } from '../orders/weigh-refund';

/** Everything that was kept of a payment beside the books and the journals it made. */
export interface PaymentFacts {
  readonly sale: SalePaid;
  readonly provider: ProviderFacts;
  readonly refunds: readonly Refund[];
  /** That staff attached the order to somebody else, oldest first. */
  readonly reassigned: readonly Reassigned[];
  /** By what the part that store credit paid is known, in refunds too. */
  readonly creditCharge: string;
  /** The books as they are kept: disputes are read in them, and which shares have matured; amounts of shares are not. */
  readonly kept: OrderBooks;
}

/** One thing that happened to a payment; `key` is that of the journal by which its turn is known: its own, or the one it follows. */
interface Told {
  readonly key: string;
  readonly follows?: true;
  readonly apply: (books: OrderBooks) => Decision;
}

/** What a payment comes to when it is told again from the beginning. */
export interface Retold {
  readonly journals: readonly JournalDraft[];
  readonly books: OrderBooks | null;
  /** Events the rules refuse now, with the reason. */
  readonly refused: ReadonlyArray<{ readonly key: string; readonly why: string }>;
}

const refundEvents = ({ sale, refunds, creditCharge }: PaymentFacts): Told[] =>
  refunds.flatMap(({ providerRefundId: refund, bookedAt, amount, lines, state, chargeId }): Told[] => {
    if (refund === null || bookedAt === null) return [];
    const made: Told = {
      key: `refund:${refund}`,
      apply: (books) =>
        decisions.bookRefund(books, {
          refund,
          amount: minor(amount),
          statedTax: null,
          lines: partsOf(lines),
          toCredit: (chargeId ?? sale.payment) === creditCharge,
        }),
    };
    return state === 'failed'
      ? [made, { key: `refund_failed:${refund}`, apply: (books) => decisions.bookRefundFailed(books, { refund }) }]
      : [made];
  });

const inquiryEvents = (row: OrderBooks['disputes'][number], grew: boolean, holds: readonly string[]): Told[] => {
  const { dispute, amount } = row;
  const opened: Told = {
    key: holds[0] ?? `inquiry_opened:${dispute}`,
    apply: (books) => decisions.openInquiry(books, { dispute, amount, holds: row.holds }),
  };
  if (row.state !== 'inquiry_closed' || grew) return [opened];
  return [opened, { key: holds[1] ?? `inquiry_closed:${dispute}`, apply: (books) => decisions.closeInquiry(books, { dispute }) }];
};

const disputeEvents = ({ kept }: PaymentFacts, keys: ReadonlyMap<string, number>): Told[] =>
  kept.disputes.flatMap((row): Told[] => {
    const { dispute, withdrawal, amount, fee, state, reinstatement, returned, feeReturned } = row;
    const holds = [...keys.keys()].filter((key) => key.startsWith(`hold:${dispute}:`));
    if (withdrawal === null)
      return inquiryEvents(
        row,
        kept.disputes.some((each) => each.dispute === dispute && each.withdrawal !== null),
        holds,
      );
    const first = kept.disputes.find((each) => each.dispute === dispute && each.withdrawal !== null) === row;
    const lost = first ? `dispute_lost:${dispute}` : `dispute_lost:${dispute}:${withdrawal}`;
    const events: Told[] = [
      {
        key: `dispute_open:${withdrawal}`,
        apply: (books) => decisions.openDispute(books, { dispute, withdrawal, amount, fee }),
      },
    ];
    // A loss that was told before the money came back has left its journal and nothing else.
    if (state === 'lost' || keys.has(lost))
      events.push({ key: lost, apply: (books) => decisions.loseDispute(books, { dispute, withdrawal }) });
    if (reinstatement !== null)
      events.push({
        key: `dispute_won:${reinstatement}`,
        apply: (books) => decisions.winDispute(books, { dispute, withdrawal, reinstatement, amount: returned, fee: feeReturned }),
      });
    return events;
  });

const maturityEvents = ({ kept }: PaymentFacts, at: ReadonlyMap<string, number>): Told[] =>
  kept.shares
    .filter((share) => share.party !== null && share.bucket === 'available')
    .map((share): Told => {
      const key = `mature:${kept.order}:${share.key}`;
      const quiet = kept.matured?.find((each) => each.share === share.key);
      // What moved nothing has no journal; its turn is after the one it followed.
      if (quiet && !at.has(key)) {
        const { after } = quiet;
        return {
          key: after,
          follows: true,
          apply: (books) => decisions.matureShare(books, { share: share.key, now: share.payableAt, after }),
        };
      }
      return { key, apply: (books) => decisions.matureShare(books, { share: share.key, now: at.get(key) ?? share.payableAt }) };
    });

/** Holds and releases of whole shares: that staff decided so is taken as recorded, what it did to the money is not. */
const blockEvents = ({ kept }: PaymentFacts): Told[] =>
  kept.blocks.map(({ share, blocked, because, after, rejected }) => ({
    key: after,
    follows: true,
    apply: (books) => {
      if (rejected) return decisions.rejectShare(books, share, { because, after });
      return (blocked ? decisions.holdShare : decisions.releaseShare)(books, share, { because, after });
    },
  }));

/** A reassignment that moved nothing has no journal; its turn is after the one it followed. */
const reassignEvents = ({ reassigned }: PaymentFacts, keys: ReadonlyMap<string, number>): Told[] =>
  reassigned.map((made): Told => {
    const key = `reassign:${made.id}`;
    const apply: Told['apply'] = (books) => decisions.bookReassignment(books, made);
    return keys.has(key) ? { key, apply } : { key: made.after, follows: true, apply };
  });

/**
 * Tells a payment again: the sale by its frozen plan, then fees, refunds, disputes, blocks and maturities from what the
 * provider, the clock and staff said. The rules that ran then run now, on the books they make themselves. The order of events is that in which
 * they were booked; one without a journal comes last, and its journal will be missed.
 */
export const retell = (facts: PaymentFacts, booked: readonly JournalView[]): Retold => {
  const place = new Map(booked.map(({ key }, index) => [key, index]));
  const at = new Map(booked.map(({ key, occurredAt }) => [key, occurredAt]));
  const sold = decisions.bookSale(null, facts.sale);
  if (!sold.ok) return { journals: [], books: null, refused: [{ key: `sale:${facts.sale.payment}`, why: sold.failure.message }] };
  const fees = facts.provider.fees.map(({ txn, amount }): Told => ({
    key: `fee:${txn}`,
    apply: (books) => decisions.bookFee(books, { txn, amount: minor(amount) }),
  }));
  const events = [
    ...fees,
    ...refundEvents(facts),
    ...disputeEvents(facts, place),
    ...reassignEvents(facts, place),
    ...blockEvents(facts),
    ...maturityEvents(facts, at),
  ];
  const turn = ({ key, follows }: Told): number => (place.get(key) ?? Number.MAX_SAFE_INTEGER) + (follows ? 0.5 : 0);
  const journals = [...sold.value.journals];
  const refused: Array<{ key: string; why: string }> = [];
  let { books } = sold.value;
  for (const { key, apply } of [...events].sort((a, b) => turn(a) - turn(b))) {
    const decision = apply(books);
    if (!decision.ok) refused.push({ key, why: decision.failure.message });
    else {
      journals.push(...decision.value.journals);
      books = decision.value.books;
    }
  }
  return { journals, books, refused };
};
