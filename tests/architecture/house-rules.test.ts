import path from 'node:path';

import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';

import house from '../../scripts/lint/house.cjs';

const ROOT = path.resolve(__dirname, '../..');
const { SERVER } = house;
const ROOM = `${SERVER}/capabilities/orders`;
const linter = new Linter({ cwd: ROOT });

const complaints = (file: string, code: string): string[] => {
  const language: Linter.Config = { files: ['**/*.{ts,tsx}'], languageOptions: { parser } };
  return linter
    .verify(code, [language, ...house.configs], { filename: path.join(ROOT, file) })
    .map(({ ruleId, message }) => ruleId ?? message);
};

/** A rule, code it refuses, a file where it holds, and a file where the same code is in its right place. */
const PLANTED: readonly (readonly [rule: string, code: string, wrong: string, right: string | null])[] = [
  ['no-default-export', 'export default 1;', `${ROOM}/service.ts`, `${SERVER}/index.ts`],
  ['no-default-export', 'const a = 1; export { a as default };', `${ROOM}/service.ts`, null],
  ['no-float-money', 'export const a = parseFloat("4.35");', `${ROOM}/domain/total.ts`, null],
  ['no-float-money', 'export const a = (b: number) => b.toFixed(2);', 'src/plugins/affiliate-store/storefront/src/price.ts', null],
  ['no-float-money', 'export const a = (b: number) => Math.round(b * 100);', `${ROOM}/service.ts`, null],
  ['no-number-of-money', 'export const a = (b: string) => Number(b);', `${ROOM}/domain/total.ts`, `${ROOM}/store.ts`],
  ['no-number-of-money', 'export const a = (b: string) => +b;', `${SERVER}/kernel/allocate.ts`, `${SERVER}/kernel/money.ts`],
  ['no-hidden-time', 'export const a = () => Date.now();', `${ROOM}/domain/maturity.ts`, `${SERVER}/platform/clock.ts`],
  ['no-hidden-time', 'export const a = () => new Date();', `${ROOM}/service.ts`, `${SERVER}/platform/clock/system.ts`],
  ['no-hidden-chance', 'export const a = () => Math.random();', `${ROOM}/service.ts`, `${SERVER}/platform/ids.ts`],
  ['no-hidden-chance', 'export const a = () => crypto.randomUUID();', `${ROOM}/service.ts`, `${SERVER}/platform/ids.ts`],
  ['no-database-outside-store', 'strapi.db.query("x");', `${ROOM}/service.ts`, `${ROOM}/store.ts`],
  ['no-database-outside-store', 'app.strapi.documents("x");', `${SERVER}/flows/orders/settle-paid-order.ts`, `${ROOM}/store/orders.ts`],
  [
    'no-raw-connection',
    'export const a = (db: { connection: unknown }) => db.connection;',
    `${ROOM}/store.ts`,
    `${SERVER}/platform/transaction.ts`,
  ],
  ['no-service-lookup', 'strapi.plugin("affiliate-store")?.service("ledger");', `${ROOM}/service.ts`, `${SERVER}/platform/door.ts`],
  ['no-door-outside-service', 'door("ledger");', `${SERVER}/flows/orders/settle-paid-order.ts`, `${ROOM}/service.ts`],
  ['no-composed-sql', 'knex.raw(`select ${a}`);', `${SERVER}/platform/transaction.ts`, `${SERVER}/platform/tables.ts`],
  ['no-composed-sql', 'knex.whereRaw("a = " + b);', `${ROOM}/store.ts`, null],
  [
    'no-crowd-of-imports',
    Array.from({ length: 16 }, (_, n) => `import { a${n} } from './a${n}';`).join('\n'),
    `${ROOM}/store.ts`,
    `${SERVER}/index.ts`,
  ],
];

describe('the lint rules of this house', () => {
  test.each(PLANTED)('%s refuses %j', (rule, code, wrong) => {
    expect(complaints(wrong, code)).toContain(`house/${rule}`);
  });

  test.each(PLANTED.filter(([, , , right]) => right))('%s lets the same code be where it belongs', (rule, code, _wrong, right) => {
    expect(complaints(String(right), code)).not.toContain(`house/${rule}`);
  });

  test('every rule has a planted violation', () => {
    expect(Object.keys(house.plugin.rules).filter((rule) => !PLANTED.some(([planted]) => planted === rule))).toEqual([]);
  });

  test('every rule says why', () => {
    for (const { meta } of Object.values(house.plugin.rules)) expect(meta.messages.refused.length).toBeGreaterThan(40);
  });

  test('tests are free to read the database, the clock and the registry', () => {
    expect(complaints(`${ROOM}/service.test.ts`, 'strapi.db.query(String(Date.now())); strapi.plugin("x").service("y");')).toEqual([]);
  });

  test('SQL with bindings is welcome', () => {
    expect(complaints(`${ROOM}/store.ts`, 'knex.raw("select ? from ??", [1, "orders"]);')).toEqual([]);
  });
});
