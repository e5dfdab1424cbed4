const LONGEST = 254;
// Deliberately narrower than the standard: no quotes, comments, groups or lists, so that one address is one address to every parser.
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]*[a-z0-9]$/i;

/** The address when mail may be sent to it, or null: exactly one, nothing a header or an envelope could be split by. */
export const oneAddress = (text: string): string | null => {
  const address = text.trim();
  if (address.length > LONGEST) return null;
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  return at > 0 && local.length <= 64 && LOCAL.test(local) && DOMAIN.test(domain) ? address : null;
};
