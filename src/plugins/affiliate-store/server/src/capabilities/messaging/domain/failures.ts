import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const messagingFailures = failures({
  MAIL_NOT_FOUND: { kind: 'not_found', message: 'There is no such mail.', remedy: 'Reload the list.' },
  MAIL_RECIPIENT_REFUSED: { kind: 'invalid', message: 'This is not one plain e-mail address.', remedy: 'Correct the address of the customer or affiliate.' },
  RESEND_LIMIT: { kind: 'rate_limited', message: 'This mail was sent again three times today. Please look into your spam folder, too.', remedy: 'Try again tomorrow, or ask for a sign-in link.' },
  MAIL_NOT_FAILED: { kind: 'conflict', message: 'Only a mail that failed can be sent again.', remedy: 'Reload the list: it may have been sent already.' },
  MAIL_REFUSED: { kind: 'conflict', message: 'The mail server of the recipient refused this mail for good.', remedy: 'Ask the person for another address.' },
  MAIL_NOT_SENT: { kind: 'unavailable', message: 'The mail could not be handed over; it is tried again.', remedy: 'Check host, port and password of the mail server in the settings.' },
});
