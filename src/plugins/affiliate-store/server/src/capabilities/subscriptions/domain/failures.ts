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
  SUBSCRIPTION_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'The subscription is not in a state in which this can be done.',
    remedy: 'Read the subscription again: someone or something was faster.',
  },
});
