import { accountResource } from './accounts';
import { balanceResource } from './balance';
import { billingResources } from './billing';
import { chargeResource } from './charges';
import { checkoutSessionResource } from './checkout-sessions';
import { customerResource } from './customers';
import { disputeResource } from './disputes';
import { eventResource } from './events';
import type { Resource } from './operation';
import { paymentIntentResource } from './payment-intents';
import { paymentMethodResource } from './payment-methods';
import { priceResource } from './price-calls';
import { productResource } from './products';
import { refundResource } from './refunds';
import { setupIntentResource } from './setup-intents';
import { transferResource } from './transfers';
import { webhookEndpointResource } from './webhook-endpoints';

/** Everything the sandbox speaks. A new resource is a file beside these and a line here. */
export const resources: readonly Resource[] = [
  accountResource,
  balanceResource,
  ...billingResources,
  chargeResource,
  checkoutSessionResource,
  customerResource,
  disputeResource,
  eventResource,
  paymentIntentResource,
  paymentMethodResource,
  priceResource,
  productResource,
  refundResource,
  setupIntentResource,
  transferResource,
  webhookEndpointResource,
];
