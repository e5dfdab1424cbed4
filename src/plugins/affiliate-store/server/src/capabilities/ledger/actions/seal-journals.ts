import type { Core } from '@strapi/strapi';
import { letOthersIn } from '../../../platform/breath';
import { now } from '../../../platform/clock';
import { contentHash } from '../../../platform/ids';
import { together } from '../../../platform/transaction';
import { blockHash, GENESIS, sealJournal } from '../domain/canonical';
import type { SealedJournal } from '../domain/canonical';
import { readBookState, writeBookState } from '../store/reading';
import { findHead, findSealable, findUnsealed, insertBlock, readHorizon } from '../store/seals';
import type { Head } from '../store/seals';

/** Small enough that a settlement on the one connection of SQLite waits for a few milliseconds only. */
const MOST_IN_A_BLOCK = 200;
const MARK = 'seal-mark';

interface Mark {
  readonly highest: number;
  readonly next: string;
}

/** What a run of the sealer did. */
export interface Sealed {
  readonly blocks: number;
  readonly journals: number;
}

/**
 * The number up to which no journal can appear any more. On SQLite one writer at a time is let in, so that is the highest
 * there is. On PostgreSQL a journal may be committed after one with a higher number: a number is settled once every
 * transaction that was open when it was the highest has ended. A flow writes before it posts, so it has its transaction id
 * before its journal has a number.
 */
const settledNow = async (strapi: Core.Strapi): Promise<number> => {
  const { highest, open } = await readHorizon(strapi);
  if (!open) return highest;
  const mark = await readBookState<Mark>(strapi, MARK);
  if (mark && BigInt(open.oldest) < BigInt(mark.next)) return 0;
  await writeBookState(strapi, MARK, { highest, next: open.next } satisfies Mark, now());
  return mark?.highest ?? 0;
};

const addBlock = async (strapi: Core.Strapi, head: Head | null, sealed: readonly SealedJournal[], settled: number): Promise<boolean> => {
  const form = { block: (head?.block ?? 0) + 1, previous: head?.hash ?? GENESIS, settled, sealedAt: now() };
  const hash = blockHash({ ...form, journals: sealed.map((each) => each.hash) }, contentHash);
  return together(strapi, () => insertBlock(strapi, { ...form, hash, sealed }));
};

/**
 * Seals what is committed and lies in no block yet. Reads and hashes outside any unit of work, for journals never change,
 * and writes each block in a short one: writers are never waited for and hardly wait. Two sealers at once do no harm: the
 * number of a block is given once, and who comes second leaves.
 */
export const sealJournals = async (strapi: Core.Strapi): Promise<Sealed> => {
  const settled = await settledNow(strapi);
  for (let done: Sealed = { blocks: 0, journals: 0 }; ;) {
    const head = await findHead(strapi);
    const floor = head?.settled ?? 0;
    const ids = await findUnsealed(strapi, floor, MOST_IN_A_BLOCK);
    const all = ids.length < MOST_IN_A_BLOCK;
    if (ids.length === 0 && settled <= floor) return done;
    const journals = await findSealable(strapi, ids);
    const sealed = [...journals.values()].sort((a, b) => a.id - b.id).map((journal) => sealJournal(journal, contentHash));
    const reached = Math.max(floor, all ? settled : Math.min(settled, ids.at(-1) ?? 0));
    if (!(await addBlock(strapi, head, sealed, reached))) return done;
    done = { blocks: done.blocks + 1, journals: done.journals + sealed.length };
    if (all) return done;
    await letOthersIn();
  }
};
