import { z } from 'zod';
import { StripeFailure } from '../engine/failures';
import { idOf } from '../engine/ids';
import { escalateInquiry, loseDispute, openDispute, overturnDispute, winDispute } from '../payments/disputing';
import { decideLaterPayment } from '../payments/later-payment';
import { finishChallenge } from '../payments/paying';
import { becomeCard } from '../payments/saved-methods';
import { failRefund, succeedRefund } from '../payments/refunding';
import { requireCharge } from '../resources/charges';
import { requireSession } from '../resources/checkout-sessions';
import { requireDispute } from '../resources/disputes';
import { requireIntent } from '../resources/payment-intents';
import { requireRefund } from '../resources/refunds';
import { type AdminRoute, jsonBody } from './admin-route';
import { payByScript, paySchema } from './scripted-payment';

const cardSchema = z.strictObject({ card: z.string() });
const outcomeSchema = z.strictObject({ outcome: z.enum(['succeed', 'fail']) });

/** What buyers, banks and cardholders do. */
export const moneyRoutes: AdminRoute[] = [
  {
    method: 'POST',
    path: /^\/sessions\/([^/]+)\/pay$/,
    run: ({ world }, id, request) => payByScript(world, requireSession(world, id), paySchema.parse(jsonBody(request))),
  },
  {
    method: 'POST',
    path: /^\/payments\/([^/]+)\/settle$/,
    run: ({ world }, id, request) => {
      const intent = requireIntent(world, id);
      decideLaterPayment(world, intent, outcomeSchema.parse(jsonBody(request)).outcome === 'succeed');
      return intent;
    },
  },
  {
    method: 'POST',
    path: /^\/payments\/([^/]+)\/authenticate$/,
    run: ({ world }, id, request) => {
      const intent = requireIntent(world, id);
      try {
        finishChallenge(world, intent, outcomeSchema.parse(jsonBody(request)).outcome === 'succeed');
      } catch (failure) {
        // The card may be refused after the challenge was passed; the intent then says so.
        if (!(failure instanceof StripeFailure) || failure.type !== 'card_error') throw failure;
      }
      return intent;
    },
  },
  {
    method: 'POST',
    path: /^\/payments\/([^/]+)\/card$/,
    run: ({ world }, id, request) => becomeCard(world, requireIntent(world, id), cardSchema.parse(jsonBody(request)).card),
  },
  {
    method: 'POST',
    path: /^\/disputes$/,
    run: ({ world }, _id, request) => {
      const given = z
        .strictObject({
          charge: z.string(),
          reason: z.string().default('fraudulent'),
          amount: z.int().min(1).optional(),
          inquiry: z.boolean().optional(),
        })
        .parse(jsonBody(request));
      const charge = given.charge.startsWith('pi_') ? (idOf(requireIntent(world, given.charge).latest_charge) ?? '') : given.charge;
      return openDispute(world, requireCharge(world, charge), given);
    },
  },
  {
    method: 'POST',
    path: /^\/disputes\/([^/]+)\/(?:won|lost|overturned|escalated)$/,
    run: ({ world }, id, request) => {
      const dispute = requireDispute(world, id);
      if (request.path.endsWith('/won')) winDispute(world, dispute);
      else if (request.path.endsWith('/lost')) loseDispute(world, dispute);
      else if (request.path.endsWith('/overturned')) overturnDispute(world, dispute);
      else escalateInquiry(world, dispute);
      return dispute;
    },
  },
  {
    method: 'POST',
    path: /^\/refunds\/([^/]+)\/(?:fail|succeed)$/,
    run: ({ world }, id, request) => {
      const refund = requireRefund(world, id);
      if (request.path.endsWith('/succeed')) succeedRefund(world, refund);
      else
        failRefund(
          world,
          refund,
          z.strictObject({ reason: z.string().default('expired_or_canceled_card') }).parse(jsonBody(request)).reason,
        );
      return refund;
    },
  },
];
