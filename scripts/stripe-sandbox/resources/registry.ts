import { balanceResource } from './balance';
import { billingResources } from './billing';
import { chargeResource } from './charges';
import { checkoutSessionResource } from './checkout-sessions';
import { connectResources } from './connect';
import { customerResource } from './customers';
import { disputedResources } from './disputed';
import { eventResource } from './events';
import { goodsResources } from './goods';
import type { Resource } from './operation';
import { paymentIntentResource } from './payment-intents';
import { paymentMethodResource } from './payment-methods';
import { refundResource } from './refunds';
import { setupIntentResource } from './setup-intents';
import { webhookEndpointResource } from './webhook-endpoints';

/** Everything the sandbox speaks. A new resource is a file beside these and a line here. */
export const resources: readonly Resource[] = [
  balanceResource,
  ...billingResources,
  chargeResource,
  checkoutSessionResource,
  ...connectResources,
  customerResource,
  ...disputedResources,
  eventResource,
  paymentIntentResource,
  paymentMethodResource,
  ...goodsResources,
  refundResource,
  setupIntentResource,
  webhookEndpointResource,
];
