import { failures } from '../../../kernel/failure';
import { disputeRefusals } from './dispute-failures';

/** Refusals about orders, their payments, refunds and disputes. */
export const orderFailures = failures({
  NOTHING_DUE: {
    kind: 'invalid',
    message: 'Nothing is to be paid for this, so there is no sale to record.',
    remedy: 'Choose an offer with a price.',
  },
  OFFER_IN_INSTALMENTS: {
    kind: 'conflict',
    message: 'This offer is paid in instalments, which only the checkout takes: a recorded sale is paid once.',
    remedy: 'Record another offer of the product, or send the buyer the address of its checkout.',
  },
  SALE_CHANGED: {
    kind: 'conflict',
    message: 'The total is no longer what you have checked.',
    remedy: 'Look at it again and confirm the total in details.total.',
  },
  SALE_NOT_WAITING: {
    kind: 'conflict',
    message: 'This sale does not wait for approval.',
    remedy: 'Reload: somebody may have decided already.',
  },
  SALE_NEEDS_SECOND_PERSON: {
    kind: 'forbidden',
    message: 'Somebody else has to approve this: who recorded the sale cannot.',
    remedy: 'Ask a colleague with the permission to approve.',
  },
  TRANSFER_NOT_AWAITED: {
    kind: 'conflict',
    message: 'No bank transfer is awaited for this order.',
    remedy: 'Reload: somebody may have seen the money, or given the order up, already.',
  },
  TRANSFER_AMOUNT_DIFFERS: {
    kind: 'invalid',
    message: 'This is not the total of the order. Nothing was booked.',
    remedy: 'Only the whole total in details.total is taken. Send any other amount back, or ask the buyer for the rest.',
  },
  TRANSFER_DAY_WRONG: {
    kind: 'invalid',
    message: 'The money cannot have come on this day.',
    remedy: 'Give a day between the order and today.',
  },
  LATE_ORDER_NOT_PAID: {
    kind: 'conflict',
    message: 'This order is not paid, so there is nothing to attach an affiliate to.',
    remedy: 'Wait for the payment.',
  },
  LATE_GUARANTEE_OVER: {
    kind: 'conflict',
    message: 'The guarantee of this order is over: whose sale it is stays as it is.',
    remedy: 'Make an adjustment of the balance instead, under Payouts → Adjustments: a new entry with a reason.',
  },
  LATE_NOTHING_LEFT: {
    kind: 'conflict',
    message: 'Nothing of this order is left to be shared: it cost nothing, or all of it went back.',
    remedy: 'Nothing has to be done.',
  },
  LATE_OTHER_PROGRAM: {
    kind: 'conflict',
    message: 'No product of this order is in the program of this affiliate.',
    remedy: 'Choose an affiliate of the program of a product in it.',
  },
  LATE_NOT_IN_PROGRAM_THEN: {
    kind: 'conflict',
    message: 'This affiliate had no contract when the order was placed: nothing was promised to them for it.',
    remedy: 'Choose somebody who was in the program then, or make an adjustment of the balance.',
  },
  LATE_PLACE_NOT_ACTIVE: {
    kind: 'conflict',
    message: 'The place of this affiliate in the program is not active.',
    remedy: 'Approve it first, or choose somebody else.',
  },
  LATE_CONTRACT_ENDED: {
    kind: 'conflict',
    message: 'The contract of this affiliate had ended when the order was placed.',
    remedy: 'Choose somebody whose contract held then.',
  },
  LATE_SELF_REFERRAL: {
    kind: 'conflict',
    message: 'Buyer and affiliate are one person, and the program pays nothing for own purchases.',
    remedy: 'Choose somebody else.',
  },
  LATE_SAME_AFFILIATE: {
    kind: 'conflict',
    message: 'The order is this affiliate’s already.',
    remedy: 'Reload the order.',
  },
  LATE_REJECTED_BEFORE: {
    kind: 'conflict',
    message: 'What this affiliate had of the order was rejected for fraud, and stays so.',
    remedy: 'Attach it to somebody else, or book an adjustment for them.',
  },
  LATE_PLAN_EXCEEDS_PRICE: {
    kind: 'conflict',
    message: 'At the price that was paid this affiliate is promised more than is left to be shared.',
    remedy: 'Choose somebody else, or make an adjustment of the balance.',
  },
  LATE_PAYMENTS_OVER: {
    kind: 'conflict',
    message: 'The contract of this affiliate pays for fewer payments of one subscription than were made.',
    remedy: 'Choose somebody else, or make an adjustment of the balance.',
  },
  LATE_WAITING: {
    kind: 'conflict',
    message: 'Another change of the affiliate waits for a second person.',
    remedy: 'Decide about that one first.',
  },
  LATE_NOT_FOUND: {
    kind: 'not_found',
    message: 'This order has no such change of its affiliate.',
    remedy: 'Reload the order.',
  },
  LATE_NOT_WAITING: {
    kind: 'conflict',
    message: 'This change of the affiliate was decided already.',
    remedy: 'Reload the order: it says by whom.',
  },
  LATE_NEEDS_SECOND_PERSON: {
    kind: 'forbidden',
    message: 'Somebody else has to approve this: whoever asked for it cannot.',
    remedy: 'Ask a colleague with the permission to change affiliates.',
  },
  ORDER_NOT_FOUND: {
    kind: 'not_found',
    message: 'This order does not exist.',
    remedy: 'Check the number; orders of other people are not shown.',
  },
  ORDER_LINK_EXPIRED: {
    kind: 'gone',
    message: 'This page was open for a day after the purchase. Sign in by a mailed link to see the order.',
    remedy: 'POST /auth/link with the e-mail address of the order.',
  },
  ORDER_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'The order is not in a state in which this can be done.',
    remedy: 'Read the order again: someone or something was faster.',
  },
  EXPORT_TOO_LARGE: {
    kind: 'conflict',
    message: 'These are more rows than one spreadsheet should hold.',
    remedy: 'Narrow the filters, for instance by a range of days.',
  },
  REFUND_TOO_LARGE: {
    kind: 'conflict',
    message: 'This is more than what can still be refunded.',
    remedy: 'Refund at most what the preview shows.',
  },
  REFUND_LINE_TOO_LARGE: {
    kind: 'conflict',
    message: 'This is more than what is left of this line.',
    remedy: 'Refund at most details.refundable of line details.line, or an amount of the whole order.',
  },
  REFUND_LINE_UNKNOWN: {
    kind: 'invalid',
    message: 'The order has no such line.',
    remedy: 'Name lines of this order, each once.',
  },
  REFUND_GUARANTEE_OVER: {
    kind: 'conflict',
    message: 'The guarantee of this purchase is over, so that only the shop can refund it.',
    remedy: 'Ask the shop, which can refund at any time.',
  },
  REFUND_SHOP_ONLY: {
    kind: 'forbidden',
    message: 'Only the shop gives this back: the money was taken by hand, or creators do not refund here.',
    remedy: 'Ask the shop to refund it.',
  },
  REFUND_NOT_POSITIVE: { kind: 'invalid', message: 'A refund is an amount above zero.', remedy: 'Give the amount in minor units.' },
  REFUND_IN_STEPS: {
    kind: 'invalid',
    message: 'The payment provider gives money back in steps in this currency: the last of three decimals is 0.',
    remedy: 'Give an amount that ends in 0.',
  },
  REFUND_NOT_CHARGED: {
    kind: 'conflict',
    message: 'No payment was booked for this order, so nothing can be refunded.',
    remedy: 'Take the access away instead; a payment that waits for a person is given back (POST …/return-payment).',
  },
  NOTHING_TO_RETURN: {
    kind: 'conflict',
    message: 'No payment of this order waits to be given back.',
    remedy: 'Reload: somebody may have given it back already. What is paid and split is refunded instead.',
  },
  REFUND_NOT_FOUND: { kind: 'not_found', message: 'There is no such refund.', remedy: 'Open it from the list of refunds.' },
  ...disputeRefusals,
  REFUND_REFUSED: {
    kind: 'conflict',
    message: 'The payment provider refused this refund. Nothing was changed.',
    remedy: 'See what it said on the order, correct it, and try again.',
  },
});
