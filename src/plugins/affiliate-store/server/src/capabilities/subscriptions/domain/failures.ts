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
    message: 'A payment of this subscription is overdue, so it can be neither paused nor changed.',
    remedy: 'Pay what is due first: POST /me/subscriptions/:id/card takes another card and charges it at once.',
  },
  SUBSCRIPTION_PAUSED: {
    kind: 'conflict',
    message: 'This subscription is paused.',
    remedy: 'End the pause first with POST /me/subscriptions/:id/unpause.',
  },
  SUBSCRIPTION_NOT_PAUSED: {
    kind: 'conflict',
    message: 'This subscription is not paused.',
    remedy: 'Nothing has to be done: it goes on, and its next payment is at `nextPaymentAt`.',
  },
  SUBSCRIPTION_CANCELLED: {
    kind: 'conflict',
    message: 'This subscription is cancelled and ends with the time that is paid, so there is nothing to pause or to change.',
    remedy: 'Take the cancellation back first with POST /me/subscriptions/:id/resume.',
  },
  SUBSCRIPTION_PAUSE_REFUSED: {
    kind: 'conflict',
    message: 'This shop does not let this subscription be paused for so long.',
    remedy: 'Choose one of `pauseChoices` of the subscription; where there are none, ask the shop.',
  },
  SUBSCRIPTION_IN_INSTALMENTS: {
    kind: 'conflict',
    message: 'This is one price paid in instalments: the rest of it is owed, so it can be neither cancelled nor paused nor changed.',
    remedy: 'Ask the shop. Its staff can end it, with a reason.',
  },
  SUBSCRIPTION_END_NOW_REFUSED: {
    kind: 'conflict',
    message: 'This shop ends subscriptions with the time that is paid, and not before.',
    remedy: 'Cancel it with `when` left out, or ask the shop: its staff can end it at once.',
  },
  SUBSCRIPTION_SHOP_ENDS: {
    kind: 'conflict',
    message: 'In this shop only its staff ends subscriptions of buyers.',
    remedy: 'Ask the shop to end it, and say why.',
  },
  SUBSCRIPTION_OFFER_NOT_OPEN: {
    kind: 'conflict',
    message: 'This subscription cannot be changed to this offer.',
    remedy:
      'Choose one of `offerChoices` of the subscription: offers of the same product that renew, can be had now and have a price in its currency.',
  },
  SUBSCRIPTION_OFFER_STALE: {
    kind: 'conflict',
    message: 'The price of this offer or the day it would begin is another by now. Nothing was changed.',
    remedy: 'Read the subscription again, show `offerChoices` as they are now, and ask once more.',
  },
  SUBSCRIPTION_CHANGE_AGREED: {
    kind: 'conflict',
    message: 'A change of this subscription is agreed already and begins with its next payment.',
    remedy: 'Take that change back first with POST /me/subscriptions/:id/keep.',
  },
  SUBSCRIPTION_CHANGE_NONE: {
    kind: 'conflict',
    message: 'No change of this subscription is to come, so there is none to take back.',
    remedy: 'Nothing has to be done: it goes on at `price`.',
  },
  SUBSCRIPTION_CHANGE_APPLIED: {
    kind: 'conflict',
    message: 'The change has begun with the payment that is being made, so it can no longer be taken back.',
    remedy: 'Change to the other offer again: that counts from the payment after this one.',
  },
  SUBSCRIPTION_STATE_ILLEGAL: {
    kind: 'conflict',
    message: 'The subscription is not in a state in which this can be done.',
    remedy: 'Read the subscription again: someone or something was faster.',
  },
});
