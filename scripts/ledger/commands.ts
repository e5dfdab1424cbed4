import { createReadStream, closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Core } from '@strapi/strapi';
import { ledger } from '../../src/plugins/affiliate-store/server/src/capabilities/ledger/service';
import type { Progress } from '../../src/plugins/affiliate-store/server/src/capabilities/ledger/service';
import { auditBooks } from '../../src/plugins/affiliate-store/server/src/flows/ledger/audit-books';
import { exportLedger } from '../../src/plugins/affiliate-store/server/src/flows/ledger/export-ledger';
import { importLedger } from '../../src/plugins/affiliate-store/server/src/flows/ledger/import-ledger';
import { exportPeriodOf } from '../../src/plugins/affiliate-store/server/src/flows/ledger/keep-accounts';
import type { Proof } from '../../src/plugins/affiliate-store/server/src/flows/ledger/last-proof';
import { verifyLedger } from '../../src/plugins/affiliate-store/server/src/flows/ledger/prove-ledger';
import { replayLedger } from '../../src/plugins/affiliate-store/server/src/flows/ledger/replay-ledger';

import { addsUp, checkFile, readSigned } from '../../src/plugins/affiliate-store/server/src/capabilities/statements/service';
import { rotateStatementKey } from '../../src/plugins/affiliate-store/server/src/flows/statements/rotate-statement-key';
import { signingKeyId } from '../../src/plugins/affiliate-store/server/src/platform/signatures';

export const USAGE = `npm run ledger -- <command> [--demo]

  verify [HEAD …]   goes through the sealed ledger; HEAD is a hash from a statement that it must hold
  replay            attribution and split of every paid order again, compared with what is kept
  seal              seals what is committed, without waiting for the next minute
  export FILE       the whole programme as JSON Lines (docs/ledger-export.md); it holds addresses of buyers
  import FILE       into an empty store, all of it or nothing; stop the shop first
  verify-statement FILE --key KEY   says whether a statement is as it was signed, without a database; KEY is a public key in
                    base64, or a file that holds one or is what /api/affiliate-store/statements/keys answers
  rotate-statement-key  statements to come are signed with a new key; the old public key is kept to check old ones
  accounts MONTH FILE   the accounts of a month such as 2026-03; FILE ends in .csv, or in .journal for hledger and ledger;
                        with --base behind it each line is said in the main currency too

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

const PUBLIC_KEY = /MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=/g;

/** Every Ed25519 public key in a text or in the file of that name, by its id. */
const publicKeysIn = (given: string): ReadonlyMap<string, string> => {
  const text = existsSync(given) ? readFileSync(given, 'utf8') : given;
  return new Map((text.match(PUBLIC_KEY) ?? []).map((key) => [signingKeyId(key), key]));
};

const VERDICTS = {
  altered: '✗ It is not as it was signed: something in it was changed.',
  unknown_key: '✗ It was not signed with a key that was given.',
  not_a_statement: '✗ This is no statement of an affiliate-store.',
} as const;

/** Commands that need no database and no shop. */
export const OFFLINE: Readonly<Record<string, (words: readonly string[]) => boolean>> = {
  'verify-statement': (words) => {
    const at = words.indexOf('--key');
    const key = at === -1 ? undefined : words[at + 1];
    const [file] = words.filter((_, place) => at === -1 || (place !== at && place !== at + 1));
    if (!file || !key) return misused('verify-statement FILE --key KEY');
    const keys = publicKeysIn(key);
    if (keys.size === 0) {
      say('✗ There is no Ed25519 public key in what was given as --key.');
      return false;
    }
    const text = readFileSync(file, 'utf8');
    const verdict = checkFile(text, keys);
    if (verdict !== 'genuine') {
      say(VERDICTS[verdict]);
      return false;
    }
    const statement = readSigned(text)?.file.statement;
    if (!statement || !addsUp(statement)) {
      say('✗ It is as it was signed, but its lines do not add up to its totals.');
      return false;
    }
    say(`✓ Genuine: ${statement.id}, ${statement.month}, ${statement.currency}, ${statement.lines.length} lines, and they add up.`);
    say(`Head of the books when the month was made up: ${statement.books.head} (block ${statement.books.block})`);
    return true;
  },
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
  'rotate-statement-key': async (strapi) => {
    const id = await rotateStatementKey(strapi, 'system');
    say(id === null ? '✗ Somebody else has just done so.' : `✓ Statements to come are signed with key ${id}.`);
    return id !== null;
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
  accounts: async (strapi, [period, file, base]) => {
    const format = file?.endsWith('.csv') ? 'csv' : file?.endsWith('.journal') ? 'hledger' : null;
    if (!period || !/^\d{4}-(0[1-9]|1[0-2])$/.test(period) || !file || !format)
      return misused('accounts 2026-03 FILE.csv|FILE.journal [--base]');
    const made = await exportPeriodOf(strapi, period, { format, base: base === '--base', most: Number.MAX_SAFE_INTEGER });
    if (!made.ok) throw new Error(made.failure.message);
    writeFileSync(file, made.value.text);
    say(`Wrote ${made.value.rows} journals of ${period} into ${file}.`);
    return true;
  },
};
