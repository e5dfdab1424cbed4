import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
const run = promisify(execFile);
const PAGE = path.resolve(__dirname, '../../docs/developers.md');

/** Every block a reader is told to run, in order. */
const commands = (): readonly string[] =>
  [...readFileSync(PAGE, 'utf8').matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);

test('the worked example runs as it stands, from the click to the commission', async () => {
  const program = await aProgram(world, { rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '119.90' }, program });
  const blocks = commands();
  expect(blocks.length).toBeGreaterThan(8);
  const script = ['set -euo pipefail', ...blocks].join('\n');
  const env = {
    ...process.env,
    SHOP: world.address.url,
    CODE: affiliate.code,
    AFFILIATE: affiliate.email,
    PRODUCT: product.slug,
    BUYER: `${unique('buyer')}@example.test`,
  };
  const { stdout } = await run('bash', ['-c', script], { env, timeout: 100_000 });
  const said = stdout.split('\n');
  expect(said[0]).toMatch(/^302 /);
  expect(said).toContain(product.name);
  expect(said).toContain('11990 EUR');
  expect(stdout).toMatch(/^\S+ is paid$/m);
  expect(stdout).toMatch(/^\S+ link won$/m);
  const [, rest, graphql] = /^earned (\d+) and, by GraphQL, (\d+)$/m.exec(stdout) ?? [];
  expect(Number(rest)).toBeGreaterThan(0);
  expect(graphql).toBe(rest);
  expect(said.filter((line) => line === product.creator.name)).toHaveLength(2);
}, 120_000);
