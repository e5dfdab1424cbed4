import { failures } from '../../../kernel/failure';

/** Everything the room refuses, with a stable code each. */
export const attributionFailures = failures({
  REFERRAL_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such referral among yours.',
    remedy: 'Choose one from the list of your referrals.',
  },
  COMMISSION_NOT_FOUND: {
    kind: 'not_found',
    message: 'There is no such commission among yours.',
    remedy: 'Choose one from the list of your commissions.',
  },
  CLICK_NOT_KEPT: { kind: 'unavailable', message: 'The click could not be stored right now.', remedy: 'Send it again in a moment.' },
});
