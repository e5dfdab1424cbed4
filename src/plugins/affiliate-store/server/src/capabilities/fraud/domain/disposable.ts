import { DISPOSABLE_HOSTS } from './disposable-hosts';
import type { DisposableMail } from './evidence';

const KNOWN = new Set(DISPOSABLE_HOSTS);

/** Whether an address is at one of the hosts, or below one. */
export const isDisposable = (email: string | null): boolean => {
  const host = (email ?? '').trim().toLowerCase().split('@').at(-1)?.replace(/\.$/, '') ?? '';
  const labels = host.split('.');
  return labels.some((_label, from) => KNOWN.has(labels.slice(from).join('.')));
};

export const disposableMailOf = (buyer: string | null, affiliate: string | null): DisposableMail | null => {
  const [theirs, own] = [isDisposable(buyer), isDisposable(affiliate)];
  if (theirs) return own ? 'both' : 'buyer';
  return own ? 'affiliate' : null;
};
