import type { Core } from '@strapi/strapi';
import {
  changeSubscriptionOffer,
  endSubscription,
  keepSubscriptionOffer,
  pauseSubscription,
  resumeSubscription,
  unpauseSubscription,
} from '../../../../../contracts/admin';
import { changeOfferByStaff, keepOfferByStaff } from '../../../flows/subscriptions/change-offer';
import { endSubscriptionByStaff, type SubscriptionEnd } from '../../../flows/subscriptions/manage-subscription';
import { pauseByStaff, unpauseByStaff } from '../../../flows/subscriptions/pause-subscription';
import { readSubscriptionOf } from '../../../flows/subscriptions/read-subscriptions';
import type { Failure } from '../../../kernel/failure';
import { ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';
import { shownTo } from './shown-to';

/** What was done to a subscription is answered with how it stands now. */
const afterwards = async (strapi: Core.Strapi, id: string, caller: Caller, done: Outcome<null, Failure>) => {
  if (!done.ok) return done;
  const now = await readSubscriptionOf(strapi, id, shownTo(caller));
  return now.ok ? ok({ data: now.value }) : now;
};

const end = async (strapi: Core.Strapi, id: string, when: SubscriptionEnd, caller: Caller, reason?: string) => {
  const by = { actor: actorOf(caller), ...(reason === undefined ? {} : { reason }) };
  return afterwards(strapi, id, caller, await endSubscriptionByStaff(strapi, id, when, by));
};

/** What staff does with subscriptions, each with a reason. */
export const subscriptionActs: Controller['implementations'] = [
  implement(endSubscription, (strapi, { params, body }, caller) => end(strapi, params.id, body.when, caller, body.reason)),
  implement(pauseSubscription, async (strapi, { params: { id }, body: { periods, reason } }, caller) =>
    afterwards(strapi, id, caller, await pauseByStaff(strapi, id, periods ?? null, { actor: actorOf(caller), reason })),
  ),
  implement(unpauseSubscription, async (strapi, { params: { id }, body: { reason } }, caller) =>
    afterwards(strapi, id, caller, await unpauseByStaff(strapi, id, { actor: actorOf(caller), reason })),
  ),
  implement(changeSubscriptionOffer, async (strapi, { params: { id }, body: { offer, reason } }, caller) =>
    afterwards(strapi, id, caller, await changeOfferByStaff(strapi, id, offer, { actor: actorOf(caller), reason })),
  ),
  implement(keepSubscriptionOffer, async (strapi, { params: { id }, body: { reason } }, caller) =>
    afterwards(strapi, id, caller, await keepOfferByStaff(strapi, id, { actor: actorOf(caller), reason })),
  ),
  implement(resumeSubscription, (strapi, { params }, caller) => end(strapi, params.id, 'not', caller)),
];
