import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import { letOthersIn } from '../../platform/breath';
import { portables } from '../../platform/portable';
import { fromOneMoment } from '../../platform/transaction';

/** What the first line of an export says it is; `version` changes when a reader of the old one would misread it. */
export const EXPORT_FORMAT = 'affiliate-store-ledger';
export const EXPORT_VERSION = 1;

const BATCH = 200;

export interface Exported {
  readonly rows: number;
  /** Hash of the last block of the chain; null where nothing was sealed. */
  readonly head: string | null;
}

/** Hands on lines and hashes them on the way. */
export const lineHasher = () => {
  const hash = createHash('sha256');
  return {
    add: (line: string): void => void hash.update(`${line}\n`),
    digest: (): string => hash.digest('hex'),
  };
};

/**
 * Writes the whole programme as JSON Lines, everything as of one moment: a head that says what follows, one row to a line,
 * and an end by which a reader knows that nothing is missing (docs/ledger-export.md). The same data make the same bytes.
 */
export const exportLedger = async (strapi: Core.Strapi, write: (line: string) => unknown): Promise<Exported> => {
  await ledger(strapi).seal();
  return fromOneMoment(strapi, async () => {
    const hasher = lineHasher();
    const put = async (value: object): Promise<void> => {
      const line = JSON.stringify(value);
      hasher.add(line);
      await write(line);
    };
    const head = await ledger(strapi).head();
    const tables: Record<string, number> = {};
    for (const { table, count } of portables()) tables[table] = await count(strapi);
    await put({ format: EXPORT_FORMAT, version: EXPORT_VERSION, head: head && { block: head.block, hash: head.hash }, tables });
    let rows = 0;
    for (const { table, read } of portables()) {
      for (let after = 0; ;) {
        const batch = await read(strapi, after, BATCH);
        for (const row of batch) await put({ table, row });
        rows += batch.length;
        after = (batch.at(-1)?.['id'] as number | undefined) ?? after;
        if (batch.length < BATCH) break;
        await letOthersIn();
      }
    }
    await write(JSON.stringify({ end: true, rows, sha256: hasher.digest() }));
    return { rows, head: head?.hash ?? null };
  });
};
