import { blockHash, GENESIS, markOf, sealJournal } from './canonical';
import type { BlockHead, Hash, SealableJournal, SealedJournal } from './canonical';

/** Something in the ledger that is not as it was sealed. */
export interface SealFinding {
  readonly what: 'chain' | 'block' | 'journal' | 'line';
  readonly change: 'changed' | 'missing' | 'inserted';
  /** Number of the block, id of the journal, or `<journal>/<line>`. */
  readonly id: string;
  readonly journalId: number | null;
  readonly text: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** A block as it is kept, with the journals it seals. */
export interface Block extends Omit<BlockHead, 'journals'> {
  readonly version: number;
  readonly hash: string;
  readonly sealed: readonly SealedJournal[];
}

/** Where a walk along the chain stands. */
export interface Walk {
  readonly block: number;
  readonly hash: string;
  readonly settled: number;
}

export const START: Walk = { block: 0, hash: GENESIS, settled: 0 };

const ofBlock = (block: number, change: SealFinding['change'], text: string, expected: string, found: string): SealFinding => ({
  what: 'block',
  change,
  id: String(block),
  journalId: null,
  text,
  expected,
  found,
});

/** What is wrong with the place and the hash of the next block of the chain. */
export const findInChain = (walk: Walk, block: Block, hash: Hash): SealFinding[] => {
  const findings: SealFinding[] = [];
  for (let missing = walk.block + 1; missing < block.block; missing += 1)
    findings.push(ofBlock(missing, 'missing', `Block ${missing} of the chain is missing.`, 'a block', 'none'));
  if (findings.length === 0 && block.previous !== walk.hash)
    findings.push(ofBlock(block.block, 'changed', `Block ${block.block} does not follow the block before it.`, walk.hash, block.previous));
  const { previous, settled, sealedAt } = block;
  const worked = blockHash({ block: block.block, previous, settled, sealedAt, journals: block.sealed.map((each) => each.hash) }, hash);
  if (worked !== block.hash)
    findings.push(ofBlock(block.block, 'changed', `Block ${block.block}, or the list of what it seals, was changed.`, block.hash, worked));
  for (const { journalId } of block.sealed)
    if (journalId <= walk.settled)
      findings.push(inserted(journalId, `it was sealed in block ${block.block}, after its number had been settled`));
  return findings;
};

export const inserted = (journalId: number, why: string): SealFinding => ({
  what: 'journal',
  change: 'inserted',
  id: String(journalId),
  journalId,
  text: `Journal ${journalId} was inserted: ${why}.`,
  expected: 'no journal',
  found: String(journalId),
});

const LINE_TEXT: Readonly<Record<SealFinding['change'], string>> = {
  changed: 'was changed after it was sealed',
  missing: 'is missing',
  inserted: 'was inserted after the journal was sealed',
};

const ofLine = (
  journal: number,
  line: string,
  change: SealFinding['change'],
  [expected, found]: [string | null, string | null],
): SealFinding => ({
  what: 'line',
  change,
  id: `${journal}/${line}`,
  journalId: journal,
  text: `Line ${line} of journal ${journal} ${LINE_TEXT[change]}.`,
  expected,
  found,
});

const lineOf = (mark: string): string => mark.split(':')[0] ?? mark;

const findInLines = (sealed: SealedJournal, journal: SealableJournal, hash: Hash): SealFinding[] => {
  const stands = new Map(journal.lines.map((line) => [String(line.lineNo), { mark: markOf(line, hash), line }]));
  const known = new Set(sealed.marks.map(lineOf));
  const { journalId } = sealed;
  const before = sealed.marks.flatMap((mark) => {
    const line = lineOf(mark);
    const now = stands.get(line);
    if (!now) return [ofLine(journalId, line, 'missing', [mark, null])];
    const { address, side, amount } = now.line;
    return now.mark === mark ? [] : [ofLine(journalId, line, 'changed', [mark, `${now.mark} (${side} ${amount} on ${address})`])];
  });
  const after = [...stands]
    .filter(([line]) => !known.has(line))
    .map(([line, { mark }]) => ofLine(journalId, line, 'inserted', [null, mark]));
  return [...before, ...after];
};

/** What of a sealed journal is not as it was sealed: named by line where a line can be named. */
export const findInJournal = (sealed: SealedJournal, journal: SealableJournal | undefined, hash: Hash): SealFinding[] => {
  const { journalId } = sealed;
  const whole = { what: 'journal' as const, id: String(journalId), journalId };
  if (!journal) return [{ ...whole, change: 'missing', text: `Journal ${journalId} is missing.`, expected: sealed.hash, found: null }];
  const found = sealJournal(journal, hash).hash;
  if (found === sealed.hash) return [];
  const lines = findInLines(sealed, journal, hash);
  if (lines.length > 0) return lines;
  const text = `The head of journal ${journalId} (${journal.key}) was changed after it was sealed.`;
  return [{ ...whole, change: 'changed', text, expected: sealed.hash, found }];
};
