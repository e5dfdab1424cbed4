import type { Core } from '@strapi/strapi';
import { endStudioSubscription, listStudioSubscriptions, readStudioSubscription } from '../../../../../contracts/studio';
import { endSubscriptionBySeller } from '../../../flows/subscriptions/end-by-seller';
import { listSubscriptionsSoldBy, readSubscriptionSoldBy } from '../../../flows/subscriptions/read-studio-subscriptions';
import { studioSelf, type StudioSelf } from '../../../flows/catalog/recognise-creator';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

const asSeller = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: StudioSelf) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await studioSelf(strapi, caller.person?.id);
  return self.ok ? act(self.value) : self;
};

/** What sellers see of the subscriptions to what they sell: each is found through the caller's own party. */
export const studioSubscriptions: Controller = {
  name: 'studioSubscriptions',
  implementations: [
    implement(listStudioSubscriptions, (strapi, { query: { cursor, pageSize, product, standing } }, caller) =>
      asSeller(strapi, caller, async (self) => {
        const below = rowOfCursor(cursor);
        if (below === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const wanted = { standing, productId: product, below, limit: pageSize };
        const { rows, next, total } = await listSubscriptionsSoldBy(strapi, self, wanted);
        return ok({ data: rows, pagination: { total, nextCursor: next === null ? null : String(next) } });
      }),
    ),
    implement(readStudioSubscription, (strapi, { params }, caller) =>
      asSeller(strapi, caller, async (self) => {
        const one = await readSubscriptionSoldBy(strapi, self, params.id);
        return one.ok ? ok({ data: one.value }) : one;
      }),
    ),
    implement(endStudioSubscription, (strapi, { params, body: { reason } }, caller) =>
      asSeller(strapi, caller, async (self) => {
        const done = await endSubscriptionBySeller(strapi, self, params.id, { actor: actorOf(caller), reason });
        return done.ok ? ok({ data: done.value }) : done;
      }),
    ),
  ],
};
