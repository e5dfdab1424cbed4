import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../engine/failures';
import type { World } from '../engine/world';
import { newSession } from '../checkout/new-session';
import { expireSession, paySession, wireSessions } from '../checkout/pay-session';
import { plans, sessions } from '../checkout/session';
import { mergeMetadata } from './fields';
import { listPage, pageOf } from './lists';
import { expandable, operation, type Resource } from './operation';
import { refuseUnsimulated } from './unsimulated';
import { requirePaymentMethod } from '../payments/payment-method';

/** The session of this id. */
export function requireSession(world: World, id: string): Stripe.Checkout.Session {
  const session = world.of(sessions).get(id);
  if (!session) throw noSuch('checkout.session', id, 'id');
  return session;
}

function confirmPage(world: World, session: Stripe.Checkout.Session, params: Record<string, unknown>): Stripe.Checkout.Session {
  const method = requirePaymentMethod(world, String(params['payment_method']));
  if (params['expected_amount'] !== undefined && Number(params['expected_amount']) !== session.amount_total) {
    throw invalidRequest('The amount of the session is not the expected one.', { param: 'expected_amount' });
  }
  const { email, name, address } = method.billing_details;
  const outcome = paySession(world, session, method, {
    email: email ?? 'buyer@example.com',
    name: name ?? '',
    country: address?.country ?? null,
  });
  if (outcome.kind === 'refused') throw outcome.failure;
  return session;
}

/** Checkout sessions: a basket and the page where it is paid. */
export const checkoutSessionResource: Resource = {
  collections: [expandable(sessions)],
  includes: {
    'checkout.session': {
      line_items: (session: Stripe.Checkout.Session, world) =>
        pageOf(world.of(plans).get(session.id)?.items ?? [], {}, `/v1/checkout/sessions/${session.id}/line_items`),
    },
  },
  operations: [
    operation<Stripe.Checkout.SessionCreateParams>('checkout.sessions.create', ({ world, params }) => newSession(world, params)),
    operation('checkout.sessions.retrieve', ({ world, id }) => requireSession(world, id)),
    operation<Stripe.Checkout.SessionUpdateParams>('checkout.sessions.update', ({ world, id, params }) => {
      const session = requireSession(world, id);
      refuseUnsimulated(params, ['collected_information', 'line_items', 'shipping_options', 'payment_intent_data']);
      session.metadata = mergeMetadata(session.metadata, params.metadata);
      return world.of(sessions).put(session);
    }),
    operation('checkout.sessions.expire', ({ world, id }) => {
      const session = requireSession(world, id);
      expireSession(world, session);
      return session;
    }),
    operation<Stripe.Checkout.SessionListLineItemsParams>('checkout.sessions.listLineItems', ({ world, id, params }) =>
      pageOf(world.of(plans).get(requireSession(world, id).id)?.items ?? [], params, `/v1/checkout/sessions/${id}/line_items`),
    ),
    operation<Stripe.Checkout.SessionListParams>('checkout.sessions.list', ({ world, params }) => {
      const { payment_intent, customer, customer_details, status } = params;
      const index = payment_intent
        ? { name: 'payment_intent', key: payment_intent }
        : customer
          ? { name: 'customer', key: customer }
          : undefined;
      return listPage(world, sessions, params, '/v1/checkout/sessions', {
        ...(index ? { index } : {}),
        where: (row) =>
          (!status || row.status === status) &&
          (!customer || row.customer === customer) &&
          (!customer_details || row.customer_details?.email === customer_details.email),
      });
    }),
  ],
  // What the hosted page itself calls at Stripe; the official CLI pays sessions this way.
  extraRoutes: [
    { method: 'GET', path: '/v1/payment_pages/{id}', run: ({ world, id }) => requireSession(world, id) },
    {
      method: 'POST',
      path: '/v1/payment_pages/{id}/confirm',
      run: ({ world, id, params }) => confirmPage(world, requireSession(world, id), params),
    },
  ],
  wire: wireSessions,
};
