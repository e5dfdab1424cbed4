import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sharedValidator } from '../../scripts/stripe-sandbox/server/shared-validator';
import { type Bench, openBench, testKey } from './support/running-sandbox';

jest.setTimeout(120_000);

/** Those scenarios of the CLI whose requests and events concern the resources that the sandbox speaks. */
const scenarios = [
  'balance.available',
  'charge.captured',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'customer.created',
  'customer.deleted',
  'customer.updated',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
  'payment_method.attached',
  'payment_method.detached',
  'payment_method.updated',
  'price.created',
  'price.updated',
  'product.created',
  'product.deleted',
  'product.updated',
  'setup_intent.canceled',
  'setup_intent.created',
  'setup_intent.requires_action',
  'setup_intent.setup_failed',
  'setup_intent.succeeded',
] as const;

/** The binary named by STRIPE_CLI, or the one of the npm package `@stripe/cli`, an optional dependency. */
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

function trigger(event: string, apiBase: string): Promise<string> {
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
    execFile(
      cli ?? '',
      ['trigger', event, '--api-base', apiBase, '--api-key', testKey, '--color', 'off'],
      { env, timeout: 60_000 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${event}: ${stdout}${stderr}`));
        else resolve(stdout + stderr);
      },
    );
  });
}

(cli ? describe : describe.skip)(
  `the official Stripe CLI, a client that nobody here wrote${cli ? '' : ' (skipped: it is not installed; add @stripe/cli or set STRIPE_CLI to its binary)'}`,
  () => {
    let bench: Bench;

    beforeAll(async () => {
      bench = await openBench();
    });
    afterAll(async () => {
      await bench.close();
      rmSync(home, { recursive: true, force: true });
    });

    test.each(scenarios)('%s is provoked, arrives signed, and has the declared shape', async (scenario) => {
      bench.shop.received.length = 0;
      expect(await trigger(scenario, bench.sandbox.url)).toContain('Trigger succeeded');
      await bench.sandbox.advance(10 * 60_000);
      expect(bench.shop.types()).toContain(scenario);
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
