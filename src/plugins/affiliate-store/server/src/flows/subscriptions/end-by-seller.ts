import type { Core } from '@strapi/strapi';
import type { StudioSubscriptionDetail } from '../../../../contracts/studio';
import { subscriptionFailures } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { failed, type Outcome } from '../../kernel/outcome';
import { endSubscriptionByStaff } from './manage-subscription';
import { endBySeller, readSubscriptionSoldBy, subscriptionSoldBy } from './read-studio-subscriptions';
import type { StudioSelf } from '../catalog/recognise-creator';

const WHY_NOT = {
  shop_only: 'SUBSCRIPTION_SHOP_ENDS',
  in_instalments: 'SUBSCRIPTION_IN_INSTALMENTS',
  ending: 'SUBSCRIPTION_CANCELLED',
  ended: 'SUBSCRIPTION_ENDED',
} as const;

/**
 * Lets a subscription to what somebody sells end with the time that is paid. What a buyer has paid for is never taken away by who sold it: that
 * is why they cannot end one at once.
 */
export const endSubscriptionBySeller = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  publicId: string,
  by: { readonly actor: string; readonly reason: string },
): Promise<Outcome<StudioSubscriptionDetail, Failure>> => {
  const one = await subscriptionSoldBy(strapi, self, publicId);
  if (!one.ok) return one;
  const may = await endBySeller(strapi, one.value);
  if (may !== 'open') return failed(subscriptionFailures.because(WHY_NOT[may]));
  const done = await endSubscriptionByStaff(strapi, publicId, 'period_end', by);
  return done.ok ? readSubscriptionSoldBy(strapi, self, publicId) : done;
};
