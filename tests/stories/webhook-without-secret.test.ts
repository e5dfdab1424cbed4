import { readFileSync } from 'node:fs';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import { eventOf, post, signed } from '../support/stripe-events';

const own = ownShop('no-secret', { STRIPE_WEBHOOK_SECRET: '' });

test('without a signing secret no webhook is believed, signed or not, and the health page says so; the books outlive the plugin', async () => {
  const body = eventOf('checkout.session.completed', { id: 'cs_test_x', object: 'checkout.session' });
  for (const signature of [null, signed(own.world, body)]) {
    const answer = await post(own.world, body, signature);
    expect([answer.status, answer.body.error.details.code]).toEqual([503, 'WEBHOOK_SECRET_MISSING']);
  }
  const health = await own.world.api('/healthz');
  expect(health.body.data).toMatchObject({
    state: 'alarm',
    checks: {
      database: { state: 'ok', facts: { keepsTables: true } },
      payments: {
        state: 'alarm',
        says: expect.stringMatching(/STRIPE_WEBHOOK_SECRET is not set.*Set it/),
        facts: { webhookSecretSet: false },
      },
    },
  });
  // An alarm for people: a balancer that took the shop out of service would shut sales pages and downloads, and mend nothing.
  expect(health.status).toBe(200);
});

test('the desk says it in red, before anything else that waits', async () => {
  const [first] = expectOk(await own.world.admin('/overview/attention'), 'what waits').body.data as Array<{
    code: string;
    severity: string;
  }>;
  expect(first).toMatchObject({ code: 'webhook_secret_missing', severity: 'danger' });
});

test('the log says it once, when the shop starts', () => {
  const said = readFileSync(own.shop.log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('STRIPE_WEBHOOK_SECRET is not set'));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/error/i);
});
