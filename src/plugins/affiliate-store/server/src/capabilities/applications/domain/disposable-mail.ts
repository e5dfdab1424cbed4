/** Services that lend a mailbox for minutes. Never complete: it sends people to a queue and refuses nobody. */
const DOMAINS: ReadonlySet<string> = new Set([
  '10minutemail.com',
  '20minutemail.com',
  'discard.email',
  'dispostable.com',
  'emailondeck.com',
  'fakeinbox.com',
  'getnada.com',
  'grr.la',
  'guerrillamail.com',
  'inboxkitten.com',
  'mail-temp.com',
  'mailcatch.com',
  'maildrop.cc',
  'mailinator.com',
  'mailnesia.com',
  'mintemail.com',
  'moakt.com',
  'mohmal.com',
  'mytemp.email',
  'sharklasers.com',
  'spamgourmet.com',
  'temp-mail.org',
  'tempail.com',
  'tempmail.com',
  'tempmailo.com',
  'throwawaymail.com',
  'trashmail.com',
  'yopmail.com',
]);

/** True for an address at such a service, or below one. */
export const isDisposable = (email: string): boolean => {
  const labels = email.trim().toLowerCase().split('@').at(-1)?.split('.') ?? [];
  return labels.some((_, at) => DOMAINS.has(labels.slice(at).join('.')));
};
