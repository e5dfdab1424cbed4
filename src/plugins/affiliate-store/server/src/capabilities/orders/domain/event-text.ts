import { formatDecimal, minor } from '../../../kernel/money';

type Facts = Readonly<Record<string, string>>;
type Told = (amount: string, facts: Facts) => string;

const TEXT: Readonly<Record<string, Told>> = {
  PLACED: (amount) => `The order was placed, for ${amount}.`,
  SALE_RECORDED: (amount, { reason }) => `A sale of ${amount} made outside the checkout was recorded: ${reason ?? ''}`,
  SALE_REJECTED: (amount) => `The recorded sale of ${amount} was turned down; nothing of it was booked.`,
  PAYMENT_NOT_OPENED: (_amount, { why }) => `The payment could not be opened: ${why ?? ''}`,
  PAYMENT_UNDER_WAY: () => 'The payment is under way; the bank will confirm it.',
  CARD_RESERVED: (amount, { nth, last4 }) => `Card ${nth ?? ''} of 2 (•••• ${last4 ?? ''}): ${amount} are reserved and not charged.`,
  CARD_CAPTURED: (amount, { nth, last4 }) => `Card ${nth ?? ''} of 2 (•••• ${last4 ?? ''}): ${amount} were charged.`,
  CARD_RELEASED: (amount, { nth, last4 }) =>
    `Card ${nth ?? ''} of 2 (•••• ${last4 ?? ''}): ${amount} are no longer reserved; nothing was charged.`,
  CARD_REFUSED: (amount, { nth, why }) => `Card ${nth ?? ''} of 2: ${amount} that were reserved could not be charged: ${why ?? ''}`,
  CARD_RETURNED: (amount, { nth, last4 }) =>
    `Card ${nth ?? ''} of 2 (•••• ${last4 ?? ''}) was charged ${amount} and the other one could not be; it is given back.`,
  BUYER_LEFT: () => 'The buyer did not want to go on; what was reserved is let go.',
  TRANSFER_AWAITED: (_amount, { until }) => `A bank transfer is awaited until ${until ?? ''}.`,
  TRANSFER_ARRIVED: (amount, { on, reference }) => `${amount} came by bank transfer on ${on ?? ''} (${reference ?? ''}).`,
  TRANSFER_ARRIVED_LATE: (amount, { on, reference }) =>
    `${amount} came by bank transfer on ${on ?? ''} (${reference ?? ''}), after the order had ended; the buyer gets what they paid for.`,
  TRANSFER_CANCELLED: (_amount, { reason }) => `The bank transfer is no longer awaited: ${reason ?? ''}`,
  TRANSFER_EXPIRED: () => 'The bank transfer did not come in time; the order ended by itself.',
  CREDIT_RESERVED: (amount) => `${amount} of the buyer's store credit were set aside for it.`,
  CREDIT_RELEASED: (amount) => `${amount} of store credit are the buyer's again; the order was not paid.`,
  CREDIT_SPENT: (amount) => `${amount} of it were paid with store credit.`,
  PAYMENT_EXPIRED: () => 'The buyer left without paying.',
  PAYMENT_FAILED: () => 'The payment failed; the buyer was not charged.',
  PAID: (amount) => `${amount} were paid, and the money was split.`,
  SHARES_CUT: (_amount, { count }) =>
    `More was promised than its price yields: shares cut to what was left: ${count ?? ''}. The split says which.`,
  VAT_ID_UNVERIFIED: (_amount, { vatId, why }) =>
    `The authorities did not answer about the VAT id ${vatId ?? ''} (${why ?? ''}); its form was taken, and they are asked again.`,
  VAT_ID_CONFIRMED: (_amount, { vatId, consultation }) => `The authorities confirmed the VAT id ${vatId ?? ''} (${consultation ?? ''}).`,
  VAT_ID_REFUSED: (_amount, { vatId }) => `The authorities do not know the VAT id ${vatId ?? ''}; the order went without tax.`,
  VAT_ID_SETTLED: (_amount, { reason }) => `The VAT id was settled: ${reason ?? ''}`,
  TAX_RECORDED: (_amount, { reference, id }) => `Stripe Tax was told of it: ${reference ?? ''} (${id ?? ''}).`,
  TAX_NOT_RECORDED: (_amount, { reference, why }) =>
    `Stripe Tax refused to record ${reference ?? ''}: ${why ?? ''} Money and papers are not touched; it is told again.`,
  CARD_KEPT: (_amount, { version, at }) =>
    `The buyer agreed at ${at ?? ''} that their card is kept for what they order with one press (text ${version ?? ''}).`,
  FOLLOWS: (_amount, { order }) => `The buyer accepted it with one press, right after paying order ${order ?? ''}.`,
  BOUGHT_IN_CLUB: (_amount, { order, version, at }) =>
    `The buyer ordered it in their library with one press, on the card of order ${order ?? ''}, as agreed at ${at ?? ''} (text ${version ?? ''}).`,
  CARD_WITHDRAWN: () => 'The buyer took back that their card is kept.',
  FOLLOW_UP_ACCEPTED: (_amount, { product, order }) => `${product ?? ''} was offered next and accepted: order ${order ?? ''}.`,
  FOLLOW_UP_DECLINED: (_amount, { product }) => `${product ?? ''} was offered next and declined.`,
  RENEWED: (_amount, { order }) => `A payment of the subscription that began with order ${order ?? ''}.`,
  RENEWED_AS_CHANGED: (_amount, { order, offer, agreed }) =>
    `A payment of the subscription that began with order ${order ?? ''}, split as agreed on ${agreed?.slice(0, 10) ?? ''}: ${offer ?? ''}.`,
  NOT_AS_AGREED: (amount) => `The payment provider charged another amount than the ${amount} agreed; what was paid is what was split.`,
  INSTALMENT: (_amount, { order, number, of }) => `Instalment ${number ?? ''} of ${of ?? ''} of order ${order ?? ''}.`,
  SUBSCRIPTION_CANCELLED: () => 'The buyer cancelled the subscription; it ends with the time that is paid.',
  SUBSCRIPTION_RESUMED: () => 'The buyer took the cancellation back.',
  COMMISSION_ENDED: () => 'No commission: the program pays for no more payments of one subscription (max_duration).',
  FEE_KNOWN: (amount) => `The payment provider kept ${amount}.`,
  HELD_FOR_REVIEW: (_amount, { why }) => `The money that came does not fit the order (${why ?? 'reason unknown'}); a person has to look.`,
  ACCESS_RESENT: () => 'The access mail was sent again.',
  REFUND_REQUESTED: (amount, { reason }) => `A refund of ${amount} was asked for: ${reason ?? ''}`,
  REFUND_REFUSED: (amount, { why }) => `The payment provider refused a refund of ${amount}: ${why ?? ''}`,
  REFUNDED: (amount) => `${amount} went back to the buyer.`,
  REFUNDED_OF_LINES: (amount, { products }) => `${amount} went back to the buyer for ${products ?? ''}.`,
  REFUND_FAILED: (amount) => `A refund of ${amount} came back.`,
  AFFILIATE_ATTACHED: (_amount, { to, reason }) => `Attached to ${to ?? ''} afterwards: ${reason ?? ''}`,
  AFFILIATE_CHANGED: (_amount, { from, to, reason }) => `Taken from ${from ?? ''} and attached to ${to ?? ''} afterwards: ${reason ?? ''}`,
  COMMISSION_HELD: (amount, { earner }) => `${amount} of ${earner ?? ''} were put on hold: the place in the program is blocked.`,
  COMMISSION_RELEASED: (amount, { earner }) => `${amount} of ${earner ?? ''} were released.`,
  COMMISSION_REJECTED: (amount, { earner, why }) => `${amount} of ${earner ?? ''} were rejected for good: ${why ?? ''}`,
  SUSPECTED: (_amount, { affiliate, rules }) => `What ${affiliate ?? ''} earns of it is held for a look: ${rules ?? ''}.`,
  DISPUTE_INQUIRY: (amount) => `The buyer's bank asks about ${amount}.`,
  DISPUTE_INQUIRY_CLOSED: (amount) => `The inquiry about ${amount} is closed.`,
  DISPUTE_NEEDS_RESPONSE: (amount) => `The buyer's bank disputes ${amount}.`,
  DISPUTE_UNDER_REVIEW: (amount) => `The bank looks at the evidence about ${amount}.`,
  EVIDENCE_HANDED_IN: (amount) => `Evidence about ${amount} was handed in.`,
  EVIDENCE_SENT: () => 'The payment provider has the evidence.',
  EVIDENCE_REFUSED: (_amount, { problem }) => `The payment provider refused the evidence: ${problem ?? ''}`,
  DISPUTE_WON: (amount) => `The dispute about ${amount} was won.`,
  DISPUTE_LOST: (amount) => `The dispute about ${amount} was lost.`,
};

/** Every code that is noted on an order. */
export const ORDER_EVENT_CODES: readonly string[] = Object.keys(TEXT);

const amountIn = ({ amount, currency }: Facts): string =>
  amount === undefined || currency === undefined || !/^-?\d{1,15}$/.test(amount)
    ? ''
    : `${formatDecimal({ minor: minor(parseInt(amount, 10)), currency })} ${currency}`;

/** What an entry of the timeline says in English; an unknown code speaks for itself. */
export const eventText = ({ code, facts }: { readonly code: string; readonly facts: Facts }): string =>
  TEXT[code]?.(amountIn(facts), facts) ?? code.toLowerCase().replaceAll('_', ' ');
