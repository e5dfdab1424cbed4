import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const attributionFailures = failures({
  REFERRAL_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such referral among yours.',
    remedy: 'Choose one from the list of your referrals.',
  },
  CLICK_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such click among yours. Clicks are forgotten after 90 days.',
    remedy: 'Choose one from the list of your clicks.',
  },
  COMMISSION_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such commission among yours.',
    remedy: 'Choose one from the list of your commissions.',
  },
  BINDING_NOT_FOUND: { kind: 'not_found', message: 'There is no such bound customer.', remedy: 'Reload the list of bound customers.' },
  BINDING_ENDED_ALREADY: {
    kind: 'conflict',
    message: 'This customer is not bound any more.',
    remedy: 'Reload the list: it says when the binding ended, and why.',
  },
  CODE_NOT_IN_URL: {
    kind: 'invalid',
    message: 'This address carries no affiliate’s code.',
    remedy: 'Paste a link of the form /r/<code>, or an address with the tag.',
  },
  CLICK_NOT_KEPT: { kind: 'unavailable', message: 'The click could not be stored right now.', remedy: 'Send it again in a moment.' },
});
