import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const messagingFailures = failures({
  MAIL_NOT_FOUND: { kind: 'not_found', message: 'There is no such mail.', remedy: 'Reload the list.' },
  MAIL_RECIPIENT_REFUSED: { kind: 'invalid', message: 'This is not one plain e-mail address.', remedy: 'Correct the address of the customer or affiliate.' },
  MAIL_REFUSED: { kind: 'conflict', message: 'The mail server of the recipient refused this mail for good.', remedy: 'Ask the person for another address.' },
  MAIL_NOT_SENT: { kind: 'unavailable', message: 'The mail could not be handed over; it is tried again.', remedy: 'Check host, port and password of the mail server in the settings.' },
});
