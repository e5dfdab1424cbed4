import { failures } from '../../../kernel/failure';

/** Refusals of this room. */
export const messagingFailures = failures({
  MAIL_UNWANTED: {
    kind: 'conflict',
    message: 'Whoever it is for wants no mail they did not ask for.',
    remedy: 'Write to nobody who said so; only they can take it back.',
  },
  MAIL_HELD: {
    kind: 'conflict',
    message: 'It tells of what happened before the backup was put back and may have gone then.',
    remedy: 'Send it again if whoever it is for did not get it.',
  },
  OPT_OUT_UNKNOWN: {
    kind: 'not_found',
    message: 'This link is not from a mail of this shop.',
    remedy: 'Open the link of the mail as it is, in one piece.',
  },
  MAIL_UNKNOWN: { kind: 'not_found', message: 'There is no such mail in the mailbox of this demo.', remedy: 'Reload the list.' },
  NOT_A_DEMO: {
    kind: 'not_found',
    message: 'This shop is not a demo: its mails go to the people they are for.',
    remedy: 'Read mails in the admin panel under Store → System → Mails.',
  },
  MAIL_RECIPIENT_REFUSED: {
    kind: 'invalid',
    message: 'This is not one plain e-mail address.',
    remedy: 'Correct the address of the customer or affiliate.',
  },
  RESEND_LIMIT: {
    kind: 'rate_limited',
    message: 'This mail was sent again three times today. Please look into your spam folder, too.',
    remedy: 'Try again tomorrow, or ask for a sign-in link.',
  },
  LETTER_UNKNOWN: { kind: 'not_found', message: 'The shop writes no letter of this kind.', remedy: 'Reload the list of letters.' },
  LETTER_NEEDED: {
    kind: 'conflict',
    message: 'This letter is a receipt, a way in, or asked for by law or by an agreement: it cannot be switched off.',
    remedy: 'The list of letters says which can.',
  },
  LETTER_NOT_BY_SMS: {
    kind: 'conflict',
    message: 'This letter does not go by SMS.',
    remedy: 'Choose one the list says can, in a site that has plugged a sender in (docs/guides/sms.md).',
  },
  SMS_NOT_FOUND: { kind: 'not_found', message: 'There is no such message.', remedy: 'Reload the list.' },
  SMS_NUMBER_FORGOTTEN: {
    kind: 'conflict',
    message: 'The number of this message was taken back or its time is over.',
    remedy: 'Write to the buyer by mail.',
  },
  SMS_NOT_OFFERED: {
    kind: 'conflict',
    message: 'This shop sends no messages to telephones.',
    remedy: 'Leave the number out.',
  },
  SMS_CONSENT_CHANGED: {
    kind: 'conflict',
    message: 'The words you would agree to have changed. Please read them again.',
    remedy: 'Read the cart again and send the version it names.',
  },
  MAIL_REFUSED: {
    kind: 'conflict',
    message: 'The mail server of the recipient refused this mail for good.',
    remedy: 'Ask the person for another address.',
  },
  MAIL_NOT_SENT: {
    kind: 'unavailable',
    message: 'The mail could not be handed over; it is tried again.',
    remedy: 'Check host, port and password of the mail server in the settings.',
  },
});
