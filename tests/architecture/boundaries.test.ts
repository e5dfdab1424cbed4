import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import boundaries from '../../.dependency-cruiser.cjs';

const ROOT = path.resolve(__dirname, '../..');
const PLUGIN = 'src/plugins/affiliate-store';
const SERVER = `${PLUGIN}/server/src`;

/** What the tree under test consists of when nobody breaks a rule. */
const CLEAN: Readonly<Record<string, readonly string[]>> = {
  [`${SERVER}/index.ts`]: ['./capabilities/orders/index', './integrations/stripe', './flows/settle', './storefront/router'],
  [`${SERVER}/kernel/money.ts`]: ['./minor'],
  [`${SERVER}/kernel/minor.ts`]: [],
  [`${SERVER}/platform/door.ts`]: ['@strapi/strapi', '../kernel/money'],
  [`${SERVER}/capabilities/orders/index.ts`]: ['./service', './http/routes'],
  [`${SERVER}/capabilities/orders/service.ts`]: ['./store', './domain/order', '../../platform/door'],
  [`${SERVER}/capabilities/orders/store.ts`]: ['./domain/order', '../../kernel/money'],
  [`${SERVER}/capabilities/orders/ports.ts`]: ['./domain/order'],
  [`${SERVER}/capabilities/orders/domain/order.ts`]: ['../../../kernel/money'],
  [`${SERVER}/capabilities/orders/domain/order.test.ts`]: ['./order', 'jest-tool'],
  [`${SERVER}/capabilities/orders/http/routes.ts`]: ['../../../flows/settle', '../../../../../contracts/orders'],
  [`${SERVER}/capabilities/ledger/service.ts`]: ['../../platform/door'],
  [`${SERVER}/flows/settle.ts`]: ['../capabilities/orders/service', '../capabilities/ledger/service', '../platform/door'],
  [`${SERVER}/integrations/stripe.ts`]: ['../capabilities/orders/ports', 'declared'],
  [`${SERVER}/storefront/router.ts`]: ['../platform/door', '../../../contracts/orders', '../../../client/fetch'],
  [`${PLUGIN}/contracts/orders.ts`]: ['declared'],
  [`${PLUGIN}/client/fetch.ts`]: ['../contracts/orders'],
  [`${PLUGIN}/admin/src/page.ts`]: ['../../contracts/orders'],
  [`${PLUGIN}/storefront/page.ts`]: ['../client/fetch'],
  'src/index.ts': [],
  'scripts/stripe-sandbox/main.ts': ['declared'],
  'tests/stories/sale.test.ts': [`../../${SERVER}/flows/settle`],
};

/** One violation per rule: the file that commits it and what it imports. */
const PLANTED: readonly (readonly [rule: string, file: string, ...imports: string[]])[] = [
  ['kernel-stands-alone', `${SERVER}/kernel/planted.ts`, 'node:crypto'],
  ['domain-is-pure', `${SERVER}/capabilities/orders/domain/planted.ts`, '@strapi/strapi'],
  ['domain-is-pure', `${SERVER}/capabilities/orders/domain/planted-contract.ts`, '../../../../../contracts/orders'],
  ['rooms-do-not-know-rooms', `${SERVER}/capabilities/orders/actions/planted.ts`, '../../ledger/service'],
  ['flows-enter-by-the-door', `${SERVER}/flows/planted.ts`, '../capabilities/orders/store'],
  ['only-surfaces-start-flows', `${SERVER}/capabilities/ledger/planted.ts`, '../../flows/settle'],
  ['manifests-are-for-the-root', `${SERVER}/capabilities/orders/planted-manifest.ts`, './index'],
  ['platform-knows-no-business', `${SERVER}/platform/planted.ts`, '../capabilities/orders/service'],
  ['surfaces-are-the-outside', `${SERVER}/capabilities/orders/actions/planted-surface.ts`, '../http/routes'],
  ['integrations-are-plugged-in', `${SERVER}/capabilities/ledger/planted-provider.ts`, '../../integrations/stripe'],
  ['integrations-fill-ports', `${SERVER}/integrations/planted.ts`, '../capabilities/orders/service'],
  ['rendering-is-a-surface', `${SERVER}/storefront/planted.ts`, '../capabilities/orders/service'],
  ['rendering-is-a-surface', `${SERVER}/storefront/planted-flow.ts`, '../flows/settle'],
  ['rendering-is-plugged-in', `${SERVER}/platform/planted-rendering.ts`, '../storefront/router'],
  ['exponents-stand-alone', `${PLUGIN}/contracts/exponents.ts`, './orders'],
  ['contracts-are-shared-paper', `${PLUGIN}/contracts/planted.ts`, '../server/src/kernel/money'],
  ['admin-stays-in-the-browser', `${PLUGIN}/admin/src/planted.ts`, '../../server/src/kernel/money'],
  ['storefront-is-a-customer', `${PLUGIN}/storefront/planted.ts`, '../server/src/kernel/money'],
  ['client-knows-contracts-only', `${PLUGIN}/client/planted.ts`, '../storefront/page'],
  ['plugin-stands-alone', `${SERVER}/planted.ts`, '../../../../index'],
  ['sandbox-is-the-outside', 'scripts/stripe-sandbox/planted.ts', `../../${PLUGIN}/contracts/orders`],
  ['no-cycles', `${SERVER}/capabilities/orders/planted-a.ts`, './planted-b'],
  ['no-tests-in-product', `${SERVER}/capabilities/orders/planted-test.ts`, './domain/order.test'],
  ['dependencies-are-declared', `${SERVER}/capabilities/orders/planted-luck.ts`, 'undeclared'],
  ['product-runs-without-tools', `${SERVER}/capabilities/orders/planted-tool.ts`, 'jest-tool'],
  ['imports-exist', `${SERVER}/capabilities/orders/planted-nothing.ts`, './nowhere'],
];

interface Report {
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

const PACKAGES = { dependencies: { '@strapi/strapi': '1.0.0', declared: '1.0.0' }, devDependencies: { 'jest-tool': '1.0.0' } };

const grow = (root: string, files: Readonly<Record<string, readonly string[]>>): void => {
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  write('package.json', JSON.stringify({ name: 'planted', ...PACKAGES }));
  for (const name of [...Object.keys(PACKAGES.dependencies), 'jest-tool', 'undeclared']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const [file, imports] of Object.entries(files)) {
    write(
      file,
      `${imports.map((from, n) => `import * as a${n} from '${from}';`).join('\n')}\nexport const here = [${imports.map((_, n) => `a${n}`).join()}];\n`,
    );
  }
};

/** Violations in a tree, as `rule: file`. */
const violations = async (files: Readonly<Record<string, readonly string[]>>): Promise<string[]> => {
  const root = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
  try {
    grow(root, files);
    writeFileSync(path.join(root, 'rules.json'), JSON.stringify(boundaries));
    const cli = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [cli, '--config', 'rules.json', '--output-type', 'json', 'src', 'scripts', 'tests'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
    return (JSON.parse(stdout) as Report).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  } finally {
    rmSync(root, { recursive: true });
  }
};

describe('who may import whom', () => {
  let found: string[];

  beforeAll(async () => {
    const planted = Object.fromEntries(PLANTED.map(([, file, ...imports]) => [file, imports]));
    found = await violations({ ...CLEAN, ...planted, [`${SERVER}/capabilities/orders/planted-b.ts`]: ['./planted-a'] });
  });

  test.each(PLANTED)('%s is reported in %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });

  test('a tree in which everything is in its place has nothing to report', async () => {
    expect(await violations(CLEAN)).toEqual([]);
  });

  test('every rule has a planted violation and a reason', () => {
    const planted = new Set(PLANTED.map(([rule]) => rule));
    expect(boundaries.forbidden.filter(({ name, comment }) => !planted.has(name) || comment.length < 20)).toEqual([]);
  });

  test('the rules are the ones `npm run check` applies', () => {
    expect(readFileSync(path.join(ROOT, 'scripts/check.mjs'), 'utf8')).toContain('.dependency-cruiser.cjs');
  });
});
