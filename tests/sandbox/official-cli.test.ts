import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sharedValidator } from '../../scripts/stripe-sandbox/server/shared-validator';
import { IN_USE, NOT_IN_USE, PROVOKES } from './support/cli-scenarios';
import { type Bench, openBench, testKey } from './support/running-sandbox';

jest.setTimeout(120_000);

/** The binary named by STRIPE_CLI, or the one of the npm package `@stripe/cli`, which has none for some platforms. */
function findCli(): string | null {
  const named = process.env['STRIPE_CLI'];
  if (named) return named;
  try {
    const require = createRequire(__filename);
    const manifest = require.resolve(`@stripe/cli-${process.platform}-${process.arch}/package.json`);
    const binary = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'stripe.exe' : 'stripe');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

const cli = findCli();
const home = mkdtempSync(join(tmpdir(), 'stripe-cli-'));

function stripe(...words: string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_CONFIG_HOME: home,
    STRIPE_CLI_TELEMETRY_OPTOUT: '1',
    // The CLI looks for a newer version of itself; nothing may leave this machine, so that look-up ends here.
    HTTPS_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '127.0.0.1,localhost',
  };
  return new Promise((resolve, reject) => {
    execFile(cli ?? '', [...words, '--color', 'off'], { env, timeout: 60_000 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${words.join(' ')}: ${stdout}${stderr}`));
      else resolve(stdout + stderr);
    });
  });
}

const trigger = (event: string, apiBase: string) => stripe('trigger', event, '--api-base', apiBase, '--api-key', testKey);

/** The events that this CLI can provoke, by its own account. */
const offered = async () => {
  const [, list = ''] = /Supported events:\n([\s\S]*?)\n\n/.exec(await stripe('trigger', '--help')) ?? [];
  return list.split('\n').map((line) => line.trim());
};

const apart = Object.keys(NOT_IN_USE);

(cli ? describe : describe.skip)(
  `the official Stripe CLI, a client that nobody here wrote${cli ? '' : ' (skipped: @stripe/cli has no binary here; STRIPE_CLI may name one)'}`,
  () => {
    let bench: Bench;

    beforeAll(async () => {
      bench = await openBench();
    });
    afterAll(async () => {
      await bench.close();
      rmSync(home, { recursive: true, force: true });
    });

    test('offers no scenario that has no place in the list', async () => {
      const events = await offered();
      expect(events.length).toBeGreaterThan(100);
      const used: readonly string[] = IN_USE;
      expect(events.filter((event) => !used.includes(event) && !apart.some((start) => event.startsWith(start)))).toEqual([]);
      expect(used.filter((event) => !events.includes(event))).toEqual([]);
      expect(apart.filter((start) => !events.some((event) => event.startsWith(start)))).toEqual([]);
      // None is both run and excused.
      expect(used.filter((event) => apart.some((start) => event.startsWith(start)))).toEqual([]);
    });

    // A sandbox that says 200 to everything would pass nearly all scenarios: what it does not simulate it must refuse by name.
    test('is refused what the sandbox does not simulate', async () => {
      await expect(trigger('quote.created', bench.sandbox.url)).rejects.toThrow(/the sandbox does not simulate it/);
    });

    test.each(IN_USE)('%s is provoked, arrives signed, and has the declared shape', async (scenario) => {
      bench.shop.received.length = 0;
      expect(await trigger(scenario, bench.sandbox.url)).toContain('Trigger succeeded');
      await bench.sandbox.advance(10 * 60_000);
      expect(bench.shop.types()).toContain(PROVOKES[scenario] ?? scenario);
      expect(bench.shop.forged).toEqual([]);
      const validator = sharedValidator();
      for (const { event } of bench.shop.received) {
        const problems = validator
          .eventObject(event.type, event.data.object)
          ?.map((problem) => `${event.type}${problem.instancePath} ${problem.message ?? ''}`);
        expect(problems ?? []).toEqual([]);
      }
    });
  },
);
