/** A hash over a plain value's canonical text; handed in, so that the rule stays free of Node. */
export type Hash = (value: unknown) => string;

/** One line of a journal as it is sealed: by the account's address, not by its row. */
export interface SealableLine {
  readonly lineNo: number;
  readonly address: string;
  readonly currency: string;
  readonly side: 'debit' | 'credit';
  readonly amount: number;
  readonly shareKey: string | null;
}

/** A journal as it is sealed, with its lines in order. */
export interface SealableJournal {
  readonly id: number;
  readonly key: string;
  readonly requestHash: string;
  readonly kind: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly orderId: number | null;
  readonly currency: string;
  readonly occurredAt: number;
  readonly postedAt: number;
  readonly actor: string;
  readonly amount: number;
  readonly lines: readonly SealableLine[];
}

/** The version of the forms below. A block says which one it was sealed by; a form once used is never changed. */
export const SEAL_VERSION = 1;

/** What stands before the first block. */
export const GENESIS = '0'.repeat(64);

const MARK_LENGTH = 16;

/** The form of a line, version 1 (docs/ledger-export.md). */
export const lineForm = ({ lineNo, address, currency, side, amount, shareKey }: SealableLine) => ({
  account: address,
  amount,
  currency,
  line: lineNo,
  share: shareKey,
  side,
});

/** The form of a journal with its lines, version 1. */
export const journalForm = (journal: SealableJournal) => ({
  actor: journal.actor,
  amount: journal.amount,
  currency: journal.currency,
  id: journal.id,
  key: journal.key,
  kind: journal.kind,
  lines: journal.lines.map(lineForm),
  occurredAt: journal.occurredAt,
  order: journal.orderId,
  postedAt: journal.postedAt,
  requestHash: journal.requestHash,
  source: { id: journal.sourceId, type: journal.sourceType },
  v: SEAL_VERSION,
});

/** What a block says beside the hash it ends in. `journals` are the hashes of its journals, in their order. */
export interface BlockHead {
  readonly block: number;
  readonly previous: string;
  /** Every journal up to this id lies in this block or in one before it: what turns up below later was put there. */
  readonly settled: number;
  readonly sealedAt: number;
  readonly journals: readonly string[];
}

/** The hash of a block: over its form, version 1, which holds the hash of the block before. */
export const blockHash = (head: BlockHead, hash: Hash): string => hash({ ...head, v: SEAL_VERSION });

/** A journal as a block keeps it: its hash, and a short mark of each line that names the line when the hash differs. */
export interface SealedJournal {
  readonly journalId: number;
  readonly hash: string;
  readonly marks: readonly string[];
}

export const sealJournal = (journal: SealableJournal, hash: Hash): SealedJournal => ({
  journalId: journal.id,
  hash: hash(journalForm(journal)),
  marks: journal.lines.map((line) => markOf(line, hash)),
});

/** The mark of a line: its number and the beginning of its hash. It proves nothing, it only points. */
export const markOf = (line: SealableLine, hash: Hash): string => `${line.lineNo}:${hash(lineForm(line)).slice(0, MARK_LENGTH)}`;
