/** The one spelling of an e-mail address that people, customers and links are found by: trimmed, lower case. */
export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

const DOTS_DO_NOT_COUNT = new Set(['gmail.com', 'googlemail.com']);

/**
 * The mailbox an address is delivered to as far as anyone can tell from outside: without `+tag`, and without dots at Gmail.
 * For comparing two addresses ("is the affiliate the buyer?"), never for finding an account: only a provider knows its rules.
 */
export const mailboxOf = (email: string): string => {
  const address = normalizeEmail(email);
  const at = address.lastIndexOf('@');
  if (at < 0) return address;
  const domain = address.slice(at + 1);
  const [local = ''] = address.slice(0, at).split('+');
  return DOTS_DO_NOT_COUNT.has(domain) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`;
};

/** True when two addresses very likely end in one mailbox. */
export const sameMailbox = (left: string, right: string): boolean => mailboxOf(left) === mailboxOf(right);

/** An address shown to someone who may only recognise it: `a…a@e…e.com`. */
export const hintOf = (email: string): string => {
  const [local = '', domain = ''] = email.split('@');
  const dot = domain.lastIndexOf('.');
  const shorten = (word: string) => (word.length <= 2 ? `${word.slice(0, 1)}…` : `${word.slice(0, 1)}…${word.slice(-1)}`);
  return `${shorten(local)}@${shorten(domain.slice(0, dot < 0 ? undefined : dot))}${dot < 0 ? '' : domain.slice(dot)}`;
};
