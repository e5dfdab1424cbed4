/** What is known of someone: account, party, addresses. Null is "not known", and two unknowns are not one person. */
export interface Person {
  readonly userId: number | null;
  readonly partyId: number | null;
  readonly email: string | null;
}

const DOTS_DO_NOT_COUNT: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** The mailbox an address very likely ends in: case and `+tag` never count, dots do not count at Gmail. */
export const mailboxOf = (email: string): string => {
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 0) return address;
  const [local = ''] = address.slice(0, at).split('+');
  const domain = address.slice(at + 1).replace(/\.$/, '');
  return DOTS_DO_NOT_COUNT.has(domain) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`;
};

const both = <T>(left: T | null, right: T | null, same: (a: T, b: T) => boolean): boolean =>
  left !== null && right !== null && same(left, right);

/** True when account, party or mailbox are the same: buyer and affiliate are then one person (B-45). */
export const samePerson = (left: Person, right: Person): boolean =>
  both(left.userId, right.userId, (a, b) => a === b) ||
  both(left.partyId, right.partyId, (a, b) => a === b) ||
  both(left.email, right.email, (a, b) => a.trim() !== '' && mailboxOf(a) === mailboxOf(b));
