import type Stripe from 'stripe';
import { idOf } from '../engine/ids';
import { defineCollection } from '../engine/store';

/** Checkout sessions by what they made. */
export const sessions = defineCollection<Stripe.Checkout.Session>('checkout_sessions', 'cs', {
  payment_intent: (session) => idOf(session.payment_intent),
  setup_intent: (session) => idOf(session.setup_intent),
  customer: (session) => idOf(session.customer),
});

/** What a session needs besides what it shows: its items, and what its intent is to be made with. */
export interface SessionPlan {
  id: string;
  items: Stripe.LineItem[];
  intent: Stripe.Checkout.SessionCreateParams.PaymentIntentData;
  setup: Stripe.Checkout.SessionCreateParams.SetupIntentData;
  /** What its subscription is to be begun with, in `subscription` mode. */
  subscription?: Stripe.Checkout.SessionCreateParams.SubscriptionData;
  /** The coupon its subscription is begun with. */
  coupon?: string;
}

/** By the id of the session. */
export const plans = defineCollection<SessionPlan>('session_plans', null);
