/** How a host of an affiliate stands. Only a verified one does anything. */
export type HostState = 'pending' | 'verified' | 'lapsed' | 'revoked' | 'removed';

/** What was found where the proof of a host should be: it is not there, or nobody could be asked. */
export type HostTrouble = 'missing' | 'unreachable';

/** A host an affiliate brought along for hidden links. Times are UTC ms. */
export interface Host {
  readonly id: number;
  readonly publicId: string;
  readonly host: string;
  readonly partyId: number;
  readonly state: HostState;
  /** What the record of the host has to say; made here, no secret. */
  readonly token: string;
  readonly createdAt: number;
  readonly verifiedAt: number | null;
  readonly checkedAt: number | null;
  readonly failingSince: number | null;
  readonly trouble: HostTrouble | null;
  /** Why staff revoked it. */
  readonly reason: string | null;
}

/** What the name servers said: all texts of a record, or why there are none. */
export type Found = { readonly texts: readonly string[] } | { readonly trouble: HostTrouble };

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(?=.{4,240}$)(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$`);
/** Names that lead to nobody's host, or into a network of one's own. */
const NOBODYS = /(?:^|\.)(?:localhost|local|internal|invalid|onion|arpa|home|lan)$/;

/** The one spelling of a host that was typed or pasted, in letters name servers know; null for what can be no host of the internet. */
export const hostOf = (typed: string): string | null => {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/\.$/, '');
  // A port, a name before an @, or an address in numbers is no host that could be proven.
  if (!/^[^:@\s\\]+$/.test(bare)) return null;
  const url = `http://${bare}/`;
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return HOST.test(host) && !NOBODYS.test(host) ? host : null;
};

const SEGMENT = '[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?';
const PATH = new RegExp(`^${SEGMENT}(?:/${SEGMENT}){0,2}$`);

/** The one spelling of a path of a hidden link: up to three short words. Null for what is none; the bare host is never one. */
export const hostPathOf = (typed: string): string | null => {
  const bare = typed.trim().toLowerCase().replace(/^\/+/, '').replace(/\/+$/, '');
  return PATH.test(bare) ? bare : null;
};

/** Where the proof is looked for: beside the host, so that it can stand before the host leads anywhere, and stays when it leads here. */
export const recordOf = ({ host, token }: Pick<Host, 'host' | 'token'>): { readonly name: string; readonly value: string } => ({
  name: `_affiliate-store.${host}`,
  value: `affiliate-store=${token}`,
});

const DAY_MS = 86_400_000;
/** So long a verified host goes on without its proof: name servers have bad days. */
export const GRACE_MS = 3 * DAY_MS;
/** How often a verified host is looked at again, and how long one is waited for that was never verified. */
export const RECHECK_MS = DAY_MS;
export const WAIT_MS = 14 * DAY_MS;

/** What a look at the name servers changes. */
export interface Looked {
  readonly state: HostState;
  readonly verifiedAt: number | null;
  readonly failingSince: number | null;
  readonly trouble: HostTrouble | null;
}

/** How a host stands after somebody looked. What staff revoked or its owner removed stays so, whatever its record says. */
export const afterLook = (host: Host, found: Found, at: number): Looked => {
  const { state, verifiedAt, failingSince } = host;
  if (state === 'revoked' || state === 'removed') return { state, verifiedAt, failingSince, trouble: host.trouble };
  if ('texts' in found && found.texts.includes(recordOf(host).value))
    return { state: 'verified', verifiedAt: state === 'verified' ? verifiedAt : at, failingSince: null, trouble: null };
  const trouble = 'trouble' in found ? found.trouble : 'missing';
  if (state !== 'verified') return { state, verifiedAt, failingSince, trouble };
  const since = failingSince ?? at;
  return { state: at - since >= GRACE_MS ? 'lapsed' : 'verified', verifiedAt, failingSince: since, trouble };
};
