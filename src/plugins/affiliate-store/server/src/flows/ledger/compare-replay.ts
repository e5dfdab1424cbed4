import { booksAsText, booksFrom } from '../../capabilities/commissions/service';
import type { Commission, OrderBooks } from '../../capabilities/commissions/service';
import type { JournalView } from '../../capabilities/ledger/service';
import type { ProviderFacts } from '../../capabilities/orders/service';
import { address } from '../../kernel/account';
import type { JournalDraft } from '../../kernel/journal';
import type { ProofFinding } from './last-proof';

/** Something that came out otherwise, before it is known of which order. */
export type Difference = Omit<ProofFinding, 'orderNumber'>;

/**
 * Journals about an order that no rule of the split makes: money nobody could place, taken as recorded, and store credit that was set aside
 * for it or given back, which the audit adds up by itself (I17).
 */
const NOT_OF_THE_SPLIT: ReadonlySet<string> = new Set([
  'unattributed_cash',
  'unattributed_returned',
  'unattributed_came_back',
  'credit_reserved',
  'credit_released',
]);
/** States and blocks a payout or a person decides; the split has no say in them. */
const DECIDED_ELSEWHERE: ReadonlySet<string> = new Set(['in_payout', 'paid', 'written_off', 'rejected']);

interface Told {
  readonly head: string;
  readonly lines: readonly string[];
}

const tellDraft = ({ kind, currency, source, lines }: JournalDraft): Told => ({
  head: `${kind} ${currency} ${source.type} ${source.id}`,
  lines: lines.map(({ side, amount, account, share }) => `${side} ${amount} ${address(account)} ${share ?? '-'}`),
});

const tellBooked = ({ kind, currency, sourceType, sourceId, lines }: JournalView): Told => ({
  head: `${kind} ${currency} ${sourceType} ${sourceId}`,
  lines: lines.map(({ side, amount, address: account, shareKey }) => `${side} ${amount} ${account} ${shareKey ?? '-'}`),
});

const inOneLine = ({ head, lines }: Told): string => [head, ...lines].join('; ');

const compareJournal = (draft: JournalDraft, booked: JournalView): Difference[] => {
  const [expected, found] = [tellDraft(draft), tellBooked(booked)];
  const place = { journalId: booked.id };
  const head: Difference[] =
    expected.head === found.head
      ? []
      : [
          {
            ...place,
            what: 'journal',
            id: String(booked.id),
            text: `Journal ${booked.id} (${booked.key}) is about something else.`,
            expected: expected.head,
            found: found.head,
          },
        ];
  const longest = Math.max(expected.lines.length, found.lines.length);
  const lines = Array.from({ length: longest }, (_, index): Difference | null => {
    const [left, right] = [expected.lines[index] ?? null, found.lines[index] ?? null];
    if (left === right) return null;
    const text = `Line ${index + 1} of journal ${booked.id} (${booked.key}) comes out otherwise.`;
    return { ...place, what: 'line', id: `${booked.id}/${index + 1}`, text, expected: left, found: right };
  });
  return [...head, ...lines.filter((line) => line !== null)];
};

/** The journals of a payment as they come out now, against those that were booked. */
export const compareJournals = (drafts: readonly JournalDraft[], booked: readonly JournalView[]): Difference[] => {
  const found = new Map(booked.map((journal) => [journal.key, journal]));
  const made = new Set(drafts.map((draft) => draft.key));
  const missing = drafts.flatMap((draft): Difference[] => {
    const journal = found.get(draft.key);
    if (journal) return compareJournal(draft, journal);
    const text = `Journal ${draft.key} was never booked.`;
    return [{ what: 'journal', id: draft.key, journalId: null, text, expected: inOneLine(tellDraft(draft)), found: null }];
  });
  const extra = booked
    .filter((journal) => !made.has(journal.key) && !NOT_OF_THE_SPLIT.has(journal.kind))
    .map((journal): Difference => ({
      what: 'journal',
      id: String(journal.id),
      journalId: journal.id,
      text: `No event explains journal ${journal.id} (${journal.key}).`,
      expected: null,
      found: inOneLine(tellBooked(journal)),
    }));
  return [...missing, ...extra];
};

const leaves = (value: unknown, path: string): Array<readonly [string, string]> =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, part]) => leaves(part, path === '' ? name : `${path}.${name}`))
    : [[path, JSON.stringify(value) ?? 'null']];

/** What a payout or a person decided of a share is taken over, so that the rest can be compared. */
const decidedElsewhere = (again: OrderBooks, kept: OrderBooks): OrderBooks => ({
  ...again,
  shares: again.shares.map((share) => {
    const was = kept.shares.find((each) => each.key === share.key);
    return was && DECIDED_ELSEWHERE.has(was.state ?? '') ? { ...share, state: was.state } : share;
  }),
});

/** Disputes are read in the books themselves; their cash must be what the provider's balance transactions say. */
const compareDisputes = ({ disputes }: OrderBooks, { net }: ProviderFacts): Difference[] =>
  disputes.flatMap(({ withdrawal, amount, fee, reinstatement, returned, feeReturned }) => {
    const cash = [
      [withdrawal, -(amount + fee)],
      [reinstatement, returned + feeReturned],
    ] as const;
    return cash.flatMap(([txn, booked]): Difference[] => {
      const told = txn === null ? undefined : net.get(txn);
      if (txn === null || told === undefined || told === booked) return [];
      const text = `Balance transaction ${txn} moved another amount than the dispute's books say.`;
      return [{ what: 'event', id: txn, journalId: null, text, expected: String(told), found: String(booked) }];
    });
  });

/** The books of a payment as they come out now, against those that are kept, value by value. */
export const compareBooks = (again: OrderBooks, kept: OrderBooks, provider: ProviderFacts): Difference[] => {
  // As they would be kept: what has no value has no place in JSON.
  const expected = new Map(leaves(booksFrom(booksAsText(decidedElsewhere(again, kept))), ''));
  const found = new Map(leaves(kept, ''));
  const paths = [...new Set([...expected.keys(), ...found.keys()])].filter((path) => expected.get(path) !== found.get(path));
  return [
    ...compareDisputes(kept, provider),
    ...paths.map((path): Difference => ({
      what: 'books',
      id: `${kept.payment} ${path}`,
      journalId: null,
      text: `The books of payment ${kept.payment} say something else at ${path}.`,
      expected: expected.get(path) ?? null,
      found: found.get(path) ?? null,
    })),
  ];
};

/** The commissions of a payment against the shares that come out now. */
export const compareCommissions = (
  again: OrderBooks,
  rows: readonly Commission[],
  partyIdOf: (publicId: string) => number | null,
): Difference[] => {
  const left = new Map(rows.map((row) => [row.shareKey, row]));
  const compared = again.shares.flatMap((share): Difference[] => {
    if (share.party === null) return [];
    const row = left.get(share.key);
    left.delete(share.key);
    const elsewhere = row && DECIDED_ELSEWHERE.has(row.state) ? row.state : (share.state ?? 'void');
    const { amount, reversed, held, bucket, role } = share;
    const told = (each: object): string =>
      Object.entries(each)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ');
    const expected = told({
      role,
      party: partyIdOf(share.party),
      amount,
      reversed,
      held,
      state: elsewhere,
      bucket,
      currency: again.currency,
    });
    const found = row
      ? told({
          role: row.role,
          party: row.partyId,
          amount: row.amount,
          reversed: row.reversed,
          held: row.held,
          state: row.state,
          bucket: row.bucket,
          currency: row.currency,
        })
      : null;
    const id = row?.publicId ?? share.key;
    const text = `The commission of ${share.key} comes out otherwise.`;
    return expected === found ? [] : [{ what: 'commission', id, journalId: null, text, expected, found }];
  });
  const extra = [...left.values()].map(({ publicId, shareKey, amount }): Difference => ({
    what: 'commission',
    id: publicId,
    journalId: null,
    text: `No share explains the commission of ${shareKey}.`,
    expected: null,
    found: `amount ${amount}`,
  }));
  return [...compared, ...extra];
};
