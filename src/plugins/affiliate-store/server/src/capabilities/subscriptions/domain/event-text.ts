import { formatDecimal, minor } from '../../../kernel/money';

type Facts = Readonly<Record<string, string>>;

const TEXT: Readonly<Record<string, (facts: Facts) => string>> = {
  SUBSCRIPTION_STARTED: ({ order }) => `The subscription began with order ${order ?? ''}.`,
  SUBSCRIPTION_RENEWED: (facts) => `${amountIn(facts)} were paid for a further period: order ${facts['order'] ?? ''}.`,
  INSTALMENT_PAID: (facts) =>
    `Instalment ${facts['number'] ?? ''} of ${facts['of'] ?? ''} was paid, ${amountIn(facts)}: order ${facts['order'] ?? ''}.`,
  INSTALMENTS_PAID_OFF: () => 'All instalments are paid: nothing is charged any more, and what was bought stays open.',
  INSTALMENT_SURPLUS: (facts) => `${amountIn(facts)} were charged beyond what was agreed, and go back: order ${facts['order'] ?? ''}.`,
  SUBSCRIPTION_CANCELLED: ({ reason }) => `Cancelled; it ends with the time that is paid.${reason ? ` ${reason}` : ''}`,
  SUBSCRIPTION_LEFT: () => 'The subscriber ended it at once.',
  SUBSCRIPTION_CANCELLED_NOW: ({ reason }) => `Ended at once.${reason ? ` ${reason}` : ''}`,
  SUBSCRIPTION_RESUMED: () => 'The cancellation was taken back.',
  SUBSCRIPTION_PAUSED: ({ reason }) => `Paused; access ends with the time that is paid.${reason ? ` ${reason}` : ''}`,
  SUBSCRIPTION_PAUSED_UNTIL: ({ until, reason }) =>
    `Paused until ${until?.slice(0, 10) ?? ''}; access ends with the time that is paid.${reason ? ` ${reason}` : ''}`,
  SUBSCRIPTION_UNPAUSED: ({ reason }) => `The pause is over.${reason ? ` ${reason}` : ''}`,
  SUBSCRIPTION_CHANGE_AGREED: (facts) =>
    `Changes to ${facts['offer'] ?? ''} at ${amountIn(facts)} with the payment of ${facts['from']?.slice(0, 10) ?? ''}.${facts['reason'] ? ` ${facts['reason']}` : ''}`,
  SUBSCRIPTION_CHANGE_WITHDRAWN: ({ offer, why, reason }) =>
    `The change to ${offer ?? ''} does not happen (${why ?? ''}).${reason ? ` ${reason}` : ''}`,
  SUBSCRIPTION_CHANGED: (facts) => `The period began at ${amountIn(facts)}: ${facts['offer'] ?? ''}, as agreed.`,
  SUBSCRIPTION_REFUSED: ({ tries }) => `The payment that is due was refused (${tries ?? '1'}).`,
  SUBSCRIPTION_CARD_CHANGED: () => 'The card was changed.',
  SUBSCRIPTION_ENDED: () => 'The subscription is over.',
};

/** Every code that is noted on a subscription. */
export const SUBSCRIPTION_EVENT_CODES: readonly string[] = Object.keys(TEXT);

const amountIn = ({ amount, currency }: Facts): string =>
  amount === undefined || currency === undefined || !/^-?\d{1,15}$/.test(amount)
    ? ''
    : `${formatDecimal({ minor: minor(parseInt(amount, 10)), currency })} ${currency}`;

/** What an entry of the timeline says in English; an unknown code speaks for itself. */
export const subscriptionEventText = ({ code, facts }: { readonly code: string; readonly facts: Facts }): string =>
  TEXT[code]?.(facts) ?? code.toLowerCase().replaceAll('_', ' ');
