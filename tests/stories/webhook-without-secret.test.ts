import { ownShop } from '../support/own-shop';
import { eventOf, post, signed } from '../support/stripe-events';

const own = ownShop('no-secret', { STRIPE_WEBHOOK_SECRET: '' });

test('without a signing secret no webhook is believed, signed or not, and the health page says so; the books outlive the plugin', async () => {
  const body = eventOf('checkout.session.completed', { id: 'cs_test_x', object: 'checkout.session' });
  for (const signature of [null, signed(own.world, body)]) {
    const answer = await post(own.world, body, signature);
    expect([answer.status, answer.body.error.details.code]).toEqual([503, 'WEBHOOK_SECRET_MISSING']);
  }
  expect((await own.world.api('/healthz')).body.data).toMatchObject({
    state: 'warning',
    checks: { database: { state: 'ok', facts: { keepsTables: true } }, payments: { state: 'warning', facts: { webhookSecretSet: false } } },
  });
});
