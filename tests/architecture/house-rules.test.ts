import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import house from '../../scripts/lint/house.cjs';

const ROOT = path.resolve(__dirname, '../..');
const { SERVER } = house;
const ROOM = `${SERVER}/capabilities/orders`;

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

/** Code that is refused nothing: where tests stand, and SQL with bindings. */
const WELCOME: readonly (readonly [file: string, code: string])[] = [
  [`${ROOM}/service.test.ts`, 'strapi.db.query(String(Date.now())); strapi.plugin("x").service("y");'],
  [`${ROOM}/store.ts`, 'knex.raw("select ? from ??", [1, "orders"]);'],
];

interface Told {
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
}

/** A tree of its own with this house's configuration, and every piece of code of this file in the place it is about; each in a file alone. */
const plant = (): string => {
  const tree = realpathSync(mkdtempSync(path.join(tmpdir(), 'planted-')));
  for (const kept of ['scripts/lint', 'oxlint.config.mjs']) cpSync(path.join(ROOT, kept), path.join(tree, kept), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(tree, 'node_modules'));
  // The rules of the house ask for no types, and what is planted is in no project.
  writeFileSync(
    path.join(tree, 'untyped.config.mjs'),
    "import whole from './oxlint.config.mjs';\nexport default { ...whole, options: { ...whole.options, typeAware: false } };\n",
  );
  return tree;
};

/** What the linter says of a tree; it ends with 1 where it finds something. */
const lint = (tree: string): string => {
  try {
    return execFileSync(
      process.execPath,
      [path.join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--config', 'untyped.config.mjs', '--format', 'json'],
      {
        cwd: tree,
        encoding: 'utf8',
      },
    );
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
};

let found: ReadonlyMap<string, readonly string[]>;

/** What the house says of code at a place. One run of the linter for each piece that shares its place with another. */
const complaints = (file: string, code: string): readonly string[] => found.get(`${file}\0${code}`) ?? [];

beforeAll(() => {
  const pieces = [
    ...PLANTED.flatMap(([, code, wrong, right]) => [wrong, ...(right ? [right] : [])].map((file) => [file, code] as const)),
    ...WELCOME,
  ];
  const all = new Map<string, readonly string[]>();
  // In rounds: a place holds one piece at a time.
  for (let rest = [...new Map(pieces.map((piece) => [piece.join('\0'), piece])).values()]; rest.length > 0;) {
    const round = new Map(rest.map(([file, code]) => [file, code]));
    const tree = plant();
    for (const [file, code] of round) {
      mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
      writeFileSync(path.join(tree, file), code);
    }
    const told = JSON.parse(lint(tree)) as Told;
    for (const [file, code] of round)
      all.set(
        `${file}\0${code}`,
        told.diagnostics.filter(({ filename }) => path.resolve(tree, filename) === path.join(tree, file)).map(({ code: rule }) => rule),
      );
    rmSync(tree, { recursive: true });
    rest = rest.filter(([file, code]) => round.get(file) !== code);
  }
  found = all;
}, 120_000);

describe('the lint rules of this house', () => {
  test.each(PLANTED)('%s refuses %j', (rule, code, wrong) => {
    expect(complaints(wrong, code)).toContain(`house(${rule})`);
  });

  test.each(PLANTED.filter(([, , , right]) => right))('%s lets the same code be where it belongs', (rule, code, _wrong, right) => {
    expect(complaints(String(right), code)).not.toContain(`house(${rule})`);
  });

  test('every rule has a planted violation', () => {
    expect(Object.keys(house.rules).filter((rule) => !PLANTED.some(([planted]) => planted === rule))).toEqual([]);
  });

  test('every rule says why', () => {
    for (const { meta } of Object.values(house.rules)) expect(meta.messages.refused.length).toBeGreaterThan(40);
  });

  test.each(WELCOME)('%s: tests are free to read database, clock and registry, and SQL with bindings is welcome', (file, code) => {
    expect(complaints(file, code).filter((rule) => rule.startsWith('house('))).toEqual([]);
  });
});
