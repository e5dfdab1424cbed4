import type { Core } from '@strapi/strapi';
import { contentHash } from '../../../platform/ids';
import { findInChain, findInJournal, inserted, START } from '../domain/seal-findings';
import type { Block, SealFinding, Walk } from '../domain/seal-findings';
import { countBlocks, countUnsealed, findBlocks, findLostBlocks, findSealable, findStrayLines, findUnsealedUpTo } from '../store/seals';

const BLOCKS_AT_ONCE = 10;
const MOST_LISTED = 200;

/** How much of a long piece of work is done. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What the sealed ledger looks like when it is gone through from its first block. */
export interface SealVerdict {
  readonly blocks: number;
  readonly journals: number;
  readonly lines: number;
  /** Null where nothing is sealed yet. */
  readonly head: string | null;
  /** Journals that were booked since and lie in no block yet. */
  readonly unsealed: number;
  readonly offending: number;
  /** At most 200 of them. */
  readonly findings: readonly SealFinding[];
}

const notebook = () => {
  const findings: SealFinding[] = [];
  let offending = 0;
  return {
    add: (more: readonly SealFinding[]): void => {
      offending += more.length;
      findings.push(...more.slice(0, MOST_LISTED - findings.length));
    },
    result: () => ({ offending, findings }),
  };
};
type Notebook = ReturnType<typeof notebook>;

const goThrough = async (strapi: Core.Strapi, blocks: readonly Block[], walk: Walk, notes: Notebook): Promise<Walk & { lines: number }> => {
  const stand = await findSealable(
    strapi,
    blocks.flatMap(({ sealed }) => sealed.map(({ journalId }) => journalId)),
  );
  let at = walk;
  let lines = 0;
  for (const block of blocks) {
    notes.add(findInChain(at, block, contentHash));
    for (const sealed of block.sealed) {
      const journal = stand.get(sealed.journalId);
      lines += journal?.lines.length ?? 0;
      notes.add(findInJournal(sealed, journal, contentHash));
    }
    at = { block: block.block, hash: block.hash, settled: Math.max(at.settled, block.settled) };
  }
  return { ...at, lines };
};

const outsideTheChain = async (strapi: Core.Strapi, walk: Walk, notes: Notebook): Promise<void> => {
  const unsealed = await findUnsealedUpTo(strapi, walk.settled, MOST_LISTED);
  notes.add(unsealed.map((id) => inserted(id, 'no block holds it, although all journals up to its number were sealed')));
  const blocks = (await findLostBlocks(strapi, MOST_LISTED)).filter((block) => block > walk.block);
  notes.add(
    blocks.map((block) => ({
      what: 'block',
      change: 'missing',
      id: String(block),
      journalId: null,
      text: `Block ${block} of the chain is missing.`,
      expected: 'a block',
      found: 'none',
    })),
  );
  notes.add(
    (await findStrayLines(strapi, MOST_LISTED)).map(({ journalId, lineNo }) => ({
      what: 'line',
      change: 'inserted',
      id: `${journalId}/${lineNo}`,
      journalId,
      text: `Line ${lineNo} belongs to journal ${journalId}, which is not there.`,
      expected: null,
      found: String(lineNo),
    })),
  );
};

const cutOff = (hash: string): SealFinding => ({
  what: 'chain',
  change: 'missing',
  id: hash,
  journalId: null,
  text: `The chain once ended in ${hash}; that block is not in it any more.`,
  expected: hash,
  found: null,
});

/**
 * Goes through the whole chain and everything it seals. `heads` are hashes the chain is known to have ended in, from a
 * statement or the audit log: a chain that was cut off and sealed again does not hold them.
 */
export const verifySeals = async (
  strapi: Core.Strapi,
  heads: readonly string[] = [],
  tell: (progress: Progress) => unknown = () => undefined,
): Promise<SealVerdict> => {
  const notes = notebook();
  const wanted = new Set(heads);
  const total = await countBlocks(strapi);
  let walk = START;
  const seen = { blocks: 0, journals: 0, lines: 0 };
  for (;;) {
    const blocks = await findBlocks(strapi, walk.block, BLOCKS_AT_ONCE);
    if (blocks.length === 0) break;
    const { lines, ...next } = await goThrough(strapi, blocks, walk, notes);
    walk = next;
    seen.blocks += blocks.length;
    seen.journals += blocks.reduce((sum, { sealed }) => sum + sealed.length, 0);
    seen.lines += lines;
    for (const { hash } of blocks) wanted.delete(hash);
    await tell({ done: seen.blocks, total });
  }
  await outsideTheChain(strapi, walk, notes);
  notes.add([...wanted].map(cutOff));
  return { ...seen, head: walk.block === 0 ? null : walk.hash, unsealed: await countUnsealed(strapi, walk.settled), ...notes.result() };
};
