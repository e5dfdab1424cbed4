import { failures } from '../../../kernel/failure';

/** Refusals of this room. None of them tells whether an address is known here. */
export const peopleFailures = failures({
  LINK_INVALID: {
    kind: 'invalid',
    message: 'This link is not one of ours, or it is incomplete.',
    remedy: 'Copy the whole link from the mail, or ask for a new one.',
  },
  LINK_EXPIRED: { kind: 'gone', message: 'This link is too old.', remedy: 'Ask for a new link; it comes to the same mailbox.' },
  LINK_USED: {
    kind: 'gone',
    message: 'This link has been used. Each link works once.',
    remedy: 'Ask for a new link; it comes to the same mailbox.',
  },
  CREDENTIALS_WRONG: {
    kind: 'unauthenticated',
    message: 'E-mail address and password do not fit.',
    remedy: 'Try again, or ask for a sign-in link by mail.',
  },
  ACCOUNT_LOCKED: {
    kind: 'rate_limited',
    message: 'Too many wrong passwords for this address. Signing in by password is paused.',
    remedy: 'Wait for the seconds in the `Retry-After` header, or ask for a sign-in link by mail, which works at once.',
  },
  ACCOUNT_BLOCKED: { kind: 'forbidden', message: 'This account has been blocked by the shop.', remedy: 'Write to the shop.' },
  FRESH_SIGN_IN_NEEDED: {
    kind: 'forbidden',
    message: 'Please show that it is you: give your password, or sign in again by a mailed link.',
    remedy: 'Send `currentPassword`, or ask for a sign-in link and repeat this within 15 minutes of using it.',
  },
  SESSION_MISSING: { kind: 'unauthenticated', message: 'There is no session to go on with.', remedy: 'Sign in again.' },
});
