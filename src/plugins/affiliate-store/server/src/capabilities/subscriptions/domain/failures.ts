import { failures } from '../../../kernel/failure';

/** Refusals about subscriptions. */
export const subscriptionFailures = failures({
  SUBSCRIPTION_NOT_FOUND: {
    kind: 'not_found',
    message: 'This subscription does not exist.',
    remedy: 'List your own with GET /me/subscriptions; those of other people are not shown.',
  },
  SUBSCRIPTION_ENDED: {
    kind: 'conflict',
    message: 'This subscription has ended. You will not be charged again.',
    remedy: 'Subscribe again on the page of the product.',
  },
  SUBSCRIPTION_OVERDUE: {
    kind: 'conflict',
    message: 'A payment of this subscription is overdue, so it cannot be paused.',
    remedy: 'Pay what is due first: POST /me/subscriptions/:id/card takes another card and charges it at once.',
  },
  SUBSCRIPTION_PAUSED: {
    kind: 'conflict',
    message: 'This subscription is paused already.',
    remedy: 'End the pause first with POST /me/subscriptions/:id/unpause.',
  },
  SUBSCRIPTION_NOT_PAUSED: {
    kind: 'conflict',
    message: 'This subscription is not paused.',
    remedy: 'Nothing has to be done: it goes on, and its next payment is at `nextPaymentAt`.',
  },
  SUBSCRIPTION_CANCELLED: {
    kind: 'conflict',
    message: 'This subscription is cancelled and ends with the time that is paid, so there is nothing to pause.',
    remedy: 'Take the cancellation back first with POST /me/subscriptions/:id/resume.',
  },
  SUBSCRIPTION_PAUSE_REFUSED: {
    kind: 'conflict',
    message: 'This shop does not let this subscription be paused for so long.',
    remedy: 'Choose one of `pauseChoices` of the subscription; where there are none, ask the shop.',
  },
  SUBSCRIPTION_IN_INSTALMENTS: {
    kind: 'conflict',
    message: 'This is one price paid in instalments: the rest of it is owed, so it can be neither cancelled nor paused.',
    remedy: 'Ask the shop. Its staff can end it, with a reason.',
  },
  SUBSCRIPTION_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'The subscription is not in a state in which this can be done.',
    remedy: 'Read the subscription again: someone or something was faster.',
  },
});
