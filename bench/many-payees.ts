import { copyOf, copyRows, samplesOf, settleDown, STRIDE, sumAccounts, type Copied, type Sample } from './many-orders';
import { newestIds, storeTables, type RawDatabase } from './raw-database';
import { placePaid, settle } from './sales';
import { askJson } from './eight';
import type { SellingShop } from './selling-shop';

const ATTEMPT_MS = 16 * 60_000;
const COPIES = 100;
/** As a site without a key keeps bank data: it opens wherever it lies, so that it may be copied. */
const SEALED = `plain.${Buffer.from(JSON.stringify({ kind: 'sepa', holder: 'Ana Duarte', iban: 'FR7630006000011234567890189' })).toString('base64url')}`;

/** Moves the clock of the shop on, and does what falls due. */
export const pass = async (shop: SellingShop, advanceMs: number): Promise<void> =>
  void (await askJson(`${shop.url}/api/affiliate-store/demo/clock`, 'POST', { advanceMs }));

/** The one payee all others are copies of: who it is, and which rows are theirs. */
export interface SamplePayee {
  readonly party: number;
  readonly publicId: string;
  readonly accounts: readonly number[];
  readonly rows: readonly Sample[];
}

/**
 * Sells once through the affiliate's link, lets the commission become payable, and gives its owner an account and bank data, which
 * are in force for the copies alone: no run pays the sample, so that it stays as it is.
 */
export const samplePayee = async (shop: SellingShop, raw: RawDatabase): Promise<SamplePayee> => {
  // The first sale of a shop begins what all others share: series of numbers, accounts of its own.
  await settle(shop, raw, await placePaid(shop, 1));
  const before = await newestIds(raw, await storeTables(raw, shop));
  await settle(shop, raw, await placePaid(shop, 1));
  await pass(shop, ATTEMPT_MS);
  const [row] = await raw.read("SELECT id, public_id FROM afs_parties WHERE email_norm = 'ana@example.test'");
  const party = Number(row?.['id']);
  const publicId = String(row?.['public_id']);
  await raw.run(`UPDATE afs_parties SET user_id = ${party} WHERE id = ${party}`);
  await raw.run(
    `INSERT INTO afs_payout_methods (party_id, kind, sealed, shown, active, changed_at, changed_by, usable_from)
     VALUES (${party}, 'sepa', '${SEALED}', 'FR76 … 0189', false, 0, 'system', 0)`,
  );
  const accounts = (await raw.read(`SELECT id FROM afs_ledger_accounts WHERE owner = '${publicId}'`)).map(({ id }) => Number(id));
  const [account] = await raw.read(`SELECT * FROM afs_ledger_accounts WHERE owner = '${publicId}'`);
  const rows = await samplesOf(raw, new Map([...before, ['afs_parties', party - 1]]));
  return {
    party,
    publicId,
    accounts,
    rows: [
      ...rows.map((each) => (each.table === 'afs_parties' ? { ...each, upTo: party } : each)),
      ...accounts.map((id) => ({ table: 'afs_ledger_accounts', columns: Object.keys(account ?? {}), after: id - 1, upTo: id })),
    ],
  };
};

/** Columns of a copied row that name its owner inside a text. */
const naming = async (raw: RawDatabase, samples: readonly Sample[], publicId: string): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const { table, after, upTo } of samples)
    for (const row of await raw.read(`SELECT * FROM "${table}" WHERE id > ${after} AND id <= ${upTo}`))
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string' && value.includes(publicId)) found.add(`${table}.${column}`);
  return found;
};

/** Makes copies of a payee with all that is theirs: sale, commission, balance, account and bank data. The books add up as if each had sold. */
export const multiplyPayee = async (
  raw: RawDatabase,
  shop: SellingShop,
  sample: SamplePayee,
  copies: { readonly from: number; readonly to: number },
): Promise<void> => {
  const { party, publicId, accounts, rows } = sample;
  const named = await naming(raw, rows, publicId);
  const as: Copied = (table, column) => {
    if (named.has(`${table}.${column}`)) return `replace("${column}", '${publicId}', '${publicId}.' || n.copy)`;
    if (column === 'party_id') return `CASE WHEN party_id = ${party} THEN party_id + n.copy * ${STRIDE} ELSE party_id END`;
    if (column === 'active' && table === 'afs_payout_methods') return 'true';
    if (column === 'user_id' && table === 'afs_parties') return `user_id + n.copy * ${STRIDE}`;
    if (column === 'account_id')
      return `CASE WHEN account_id IN (${accounts.join(', ')}) THEN account_id + n.copy * ${STRIDE} ELSE account_id END`;
    return copyOf(table, column);
  };
  await copyRows(raw, rows, { ...copies, atOnce: COPIES }, as);
  await sumAccounts(raw);
  await settleDown(raw, shop);
  // Lines that the shop has hung up meanwhile are noticed before the next request takes one.
  await new Promise((resume) => setTimeout(resume, 500));
};
