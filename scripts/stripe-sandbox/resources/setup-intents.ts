import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import type { World } from '../engine/world';
import { confirmSetup, newSetupIntent, requireSetupStatus, setupIntents } from '../payments/setting-up';
import { requireCustomer } from './customers';
import { changedText, mergeMetadata, orNull } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';
import { refuseUnsimulated } from './unsimulated';
import { methodGiven } from './method-given';
import { requirePaymentMethod } from '../payments/payment-method';

const MOVING = ['on_behalf_of', 'attach_to_self', 'flow_directions', 'single_use', 'confirmation_token'] as const;

/** The setup intent of this id. */
export function requireSetupIntent(world: World, id: string): Stripe.SetupIntent {
  const intent = world.of(setupIntents).get(id);
  if (!intent) throw noSuch('setupintent', id, 'id');
  return intent;
}

function create(world: World, params: Stripe.SetupIntentCreateParams): Stripe.SetupIntent {
  refuseUnsimulated(params, MOVING);
  if (params.customer) requireCustomer(world, params.customer);
  const method = methodGiven(world, params);
  const intent = newSetupIntent(world, {
    customer: params.customer,
    description: params.description,
    metadata: mergeMetadata(null, params.metadata),
    methodTypes: params.allowed_payment_method_types ?? undefined,
    usage: params.usage,
    method,
  });
  if (params.confirm) confirmSetup(world, intent, method, params.return_url);
  return intent;
}

/** Setup intents: a way of paying saved for later. */
export const setupIntentResource: Resource = {
  collections: [expandable(setupIntents)],
  operations: [
    operation<Stripe.SetupIntentCreateParams>('setupIntents.create', ({ world, params }) => create(world, params)),
    operation('setupIntents.retrieve', ({ world, id }) => requireSetupIntent(world, id)),
    operation<Stripe.SetupIntentUpdateParams>('setupIntents.update', ({ world, id, params }) => {
      const intent = requireSetupIntent(world, id);
      if (params.customer) intent.customer = requireCustomer(world, params.customer).id;
      if (params.payment_method) intent.payment_method = requirePaymentMethod(world, params.payment_method).id;
      intent.description = changedText(intent.description, params.description);
      intent.metadata = mergeMetadata(intent.metadata, params.metadata);
      return world.of(setupIntents).put(intent);
    }),
    operation<Stripe.SetupIntentConfirmParams>('setupIntents.confirm', ({ world, id, params }) => {
      const intent = requireSetupIntent(world, id);
      confirmSetup(world, intent, methodGiven(world, params), params.return_url);
      return intent;
    }),
    operation<Stripe.SetupIntentCancelParams>('setupIntents.cancel', ({ world, id, params }) => {
      const intent = requireSetupIntent(world, id);
      requireSetupStatus(intent, ['requires_payment_method', 'requires_confirmation', 'requires_action'], 'canceled');
      intent.status = 'canceled';
      intent.next_action = null;
      intent.cancellation_reason = orNull(params.cancellation_reason);
      world.of(setupIntents).put(intent);
      world.events.emit('setup_intent.canceled', intent);
      return intent;
    }),
    operation<Stripe.SetupIntentListParams>('setupIntents.list', ({ world, params }) => {
      const { customer, payment_method } = params;
      const index = payment_method
        ? { name: 'payment_method', key: payment_method }
        : customer
          ? { name: 'customer', key: customer }
          : undefined;
      return listPage(world, setupIntents, params, '/v1/setup_intents', {
        ...(index ? { index } : {}),
        where: (row) => !customer || row.customer === customer,
      });
    }),
  ],
};
