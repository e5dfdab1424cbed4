import type { Core } from '@strapi/strapi';
import type { Caller } from '../../../platform/caller';
import { demoMailboxController } from './demo-mailbox';

describe('the mailbox of the demo', () => {
  const before = process.env['NODE_ENV'];
  afterAll(() => {
    process.env['NODE_ENV'] = before;
  });

  test('is not there in a shop that takes money', async () => {
    process.env['NODE_ENV'] = 'production';
    // Neither way comes as far as the shop.
    const nowhere = {} as Core.Strapi;
    for (const { handle } of demoMailboxController.implementations) {
      const answer = await handle(nowhere, { params: { id: '1' }, query: {}, body: {} } as never, {} as Caller);
      expect(answer).toMatchObject({ ok: false, failure: { code: 'NOT_A_DEMO', kind: 'not_found' } });
    }
  });
});
