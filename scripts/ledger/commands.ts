import { createReadStream, closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Core } from '@strapi/strapi';
import { ledger } from '../../src/plugins/affiliate-store/server/src/capabilities/ledger/service';
import type { Progress } from '../../src/plugins/affiliate-store/server/src/capabilities/ledger/service';
import { auditBooks } from '../../src/plugins/affiliate-store/server/src/flows/audit-books';
import { exportLedger } from '../../src/plugins/affiliate-store/server/src/flows/export-ledger';
import { importLedger } from '../../src/plugins/affiliate-store/server/src/flows/import-ledger';
import { exportPeriodOf } from '../../src/plugins/affiliate-store/server/src/flows/keep-accounts';
import type { Proof } from '../../src/plugins/affiliate-store/server/src/flows/last-proof';
import { verifyLedger } from '../../src/plugins/affiliate-store/server/src/flows/prove-ledger';
import { replayLedger } from '../../src/plugins/affiliate-store/server/src/flows/replay-ledger';

export const USAGE = `npm run ledger -- <command> [--demo]

  verify [HEAD …]   goes through the sealed ledger; HEAD is a hash from a statement that it must hold
  replay            attribution and split of every paid order again, compared with what is kept
  seal              seals what is committed, without waiting for the next minute
  export FILE       the whole programme as JSON Lines (docs/ledger-export.md); it holds addresses of buyers
  import FILE       into an empty store, all of it or nothing; stop the shop first
  accounts MONTH FILE   the accounts of a month such as 2026-03; FILE ends in .csv, or in .journal for hledger and ledger

It ends with 0 when all is well, and with 1 when something was found or refused.`;

type Command = (strapi: Core.Strapi, words: readonly string[]) => Promise<boolean>;

const say = (line: string): void => console.log(line);

/** One line on a terminal that says how far it is; nothing in a file. */
const teller = () => {
  if (!process.stdout.isTTY) return undefined;
  return ({ done, total }: Progress): void => void process.stdout.write(`\r  ${done} of ${total}${done === total ? '\n' : ''}`);
};

const tell = (proof: Proof, well: string): boolean => {
  const looked = Object.entries(proof.looked).map(([what, count]) => `${count} ${what}`);
  say(`Looked at ${looked.join(', ')}.`);
  say(`Head of the chain: ${proof.head ?? 'nothing is sealed yet'}`);
  for (const { text, orderNumber, expected, found } of proof.findings) {
    say(`✗ ${orderNumber === null ? '' : `${orderNumber}: `}${text}`);
    say(`    expected ${expected ?? '—'}`);
    say(`    found    ${found ?? '—'}`);
  }
  if (proof.offending > proof.findings.length) say(`… and ${proof.offending - proof.findings.length} more.`);
  say(proof.offending === 0 ? `✓ ${well}` : `${proof.offending} found.`);
  return proof.offending === 0;
};

/** Opens the file when its first line is asked for: what is read before anybody listens is lost. */
const linesOf = async function* (file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Infinity });
};

const misused = (how: string): boolean => {
  say(`This is how: npm run ledger -- ${how}`);
  return false;
};

export const COMMANDS: Readonly<Record<string, Command>> = {
  verify: async (strapi, heads) => tell(await verifyLedger(strapi, heads, teller()), 'Nothing that was sealed has changed.'),
  replay: async (strapi) => tell(await replayLedger(strapi, teller()), 'The stored events make the same ledger again.'),
  seal: async (strapi) => {
    const { blocks, journals } = await ledger(strapi).seal();
    const head = await ledger(strapi).head();
    say(`Sealed ${journals} journals in ${blocks} blocks. Head of the chain: ${head ? `${head.hash} (block ${head.block})` : 'none yet'}`);
    return true;
  },
  export: async (strapi, [file]) => {
    if (!file) return misused('export FILE');
    // Not over a file that is there: an export that fails halfway must not cost the last good one.
    const target = openSync(file, 'wx', 0o600);
    try {
      const { rows, head } = await exportLedger(strapi, (line) => writeSync(target, `${line}\n`));
      say(`Wrote ${rows} rows into ${file}. Head of the chain: ${head ?? 'nothing is sealed yet'}`);
      return true;
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    } finally {
      closeSync(target);
    }
  },
  import: async (strapi, [file]) => {
    if (!file) return misused('import FILE');
    const imported = await importLedger(strapi, linesOf(file));
    if (!imported.ok) {
      const { message, code, facts } = imported.failure;
      say(`✗ ${message} (${code} ${JSON.stringify(facts)})`);
      return false;
    }
    say(`Imported ${imported.value.rows} rows. Head of the chain: ${imported.value.head ?? 'nothing is sealed'}`);
    const broken = (await auditBooks(strapi)).findings.filter((finding) => finding.state === 'broken');
    for (const { id, offenders } of broken) say(`✗ ${id}: ${offenders[0]?.text ?? ''}`);
    say(broken.length === 0 ? '✓ The chain holds, and so do the books.' : 'The chain holds, but the books do not.');
    return broken.length === 0;
  },
  accounts: async (strapi, [period, file]) => {
    const format = file?.endsWith('.csv') ? 'csv' : file?.endsWith('.journal') ? 'hledger' : null;
    if (!period || !/^\d{4}-(0[1-9]|1[0-2])$/.test(period) || !file || !format) return misused('accounts 2026-03 FILE.csv|FILE.journal');
    const made = await exportPeriodOf(strapi, period, format, Number.MAX_SAFE_INTEGER);
    if (!made.ok) throw new Error(made.failure.message);
    writeFileSync(file, made.value.text);
    say(`Wrote ${made.value.rows} journals of ${period} into ${file}.`);
    return true;
  },
};
