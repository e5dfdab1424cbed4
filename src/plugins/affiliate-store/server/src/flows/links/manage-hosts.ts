import type { Core } from '@strapi/strapi';
import type { PartnerHost } from '../../../../contracts/hidden-domains';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { publicUrl } from '../../capabilities/checkout/service';
import { GRACE_MS, hostOf, linkFailures, links, recordOf, type Host } from '../../capabilities/links/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { mailAboutLapsedHost } from '../paid-events/write-lead-mail';

const MOST_HOSTS = 10;
const AT_ONCE = 50;

const hostOfUrl = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

/** A host as its owner and staff read it. */
export const hostView = async (strapi: Core.Strapi, host: Host): Promise<PartnerHost> => ({
  id: host.publicId,
  host: host.host,
  state: host.state === 'removed' ? 'lapsed' : host.state,
  record: recordOf(host),
  pointsTo: hostOfUrl(await setting(strapi, publicUrl)),
  createdAt: isoOf(host.createdAt),
  verifiedAt: maybeIsoOf(host.verifiedAt),
  checkedAt: maybeIsoOf(host.checkedAt),
  trouble: host.trouble,
  lapsesAt: host.state === 'verified' && host.failingSince !== null ? isoOf(host.failingSince + GRACE_MS) : null,
  reason: host.reason,
});

export const listHosts = async (strapi: Core.Strapi, partyId: number): Promise<PartnerHost[]> =>
  Promise.all((await links(strapi).hostsOf(partyId)).map((host) => hostView(strapi, host)));

/** The party behind an affiliate staff names. */
export const partyOfAffiliate = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<number, Failure>> => {
  const place = await affiliates(strapi).affiliateOfDocument(documentId);
  return place ? ok(place.partyId) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
};

/** Hosts nobody may take: the shop's own, and those its links lead to. A part of the shop's own name is the shop's too. */
const isOfTheShop = async (strapi: Core.Strapi, host: string): Promise<boolean> => {
  const own = hostOfUrl(await setting(strapi, publicUrl));
  const others = attribution(strapi)
    .rules()
    .allowedHosts.map((each) => each.replace(/:\d+$/, ''));
  return host === own || own.endsWith(`.${host}`) || others.includes(host);
};

/** Brings a host along for a party, by its own hand or staff's. */
export const claimHost = async (strapi: Core.Strapi, typed: string, partyId: number, actor: string): Promise<Outcome<Host, Failure>> => {
  const host = hostOf(typed);
  if (host === null) return failed(linkFailures.because('HOST_MALFORMED'));
  if (await isOfTheShop(strapi, host)) return failed(linkFailures.because('HOST_OF_THE_SHOP'));
  return togetherOrNot(strapi, async () => {
    const owner = await links(strapi).ownerOfHost(host);
    if (owner !== null) return failed(linkFailures.because('HOST_TAKEN'));
    if ((await links(strapi).hostsOf(partyId)).length >= MOST_HOSTS) return failed(linkFailures.because('HOST_LIMIT'));
    const claimed = await links(strapi).claimHost(host, partyId);
    if (!claimed) return failed(linkFailures.because('HOST_TAKEN'));
    await audit(strapi, { actor, action: 'host.claimed', subject: claimed.publicId, after: { host } });
    return ok(claimed);
  });
};

/** Asks the name servers, and writes what they said: no unit of work waits for a network. */
const look = async (strapi: Core.Strapi, host: Host, actor: string): Promise<Outcome<Host, Failure>> => {
  const found = await links(strapi).lookUp(host);
  return togetherOrNot(strapi, async () => {
    const looked = await links(strapi).noteLook(host, found);
    if (!looked) return failed(linkFailures.because('HOST_TAKEN'));
    if (looked.state !== host.state) {
      const action = looked.state === 'verified' ? 'host.verified' : 'host.lapsed';
      await audit(strapi, { actor, action, subject: host.publicId, before: { state: host.state }, after: { host: host.host } });
      if (looked.state === 'lapsed') await mailAboutLapsedHost(strapi, looked);
    }
    return ok(looked);
  });
};

/** Looks at one host because somebody asked. */
export const checkHost = async (strapi: Core.Strapi, id: string, partyId: number, actor: string): Promise<Outcome<Host, Failure>> => {
  const host = await links(strapi).findHost(id, partyId);
  if (!host) return failed(linkFailures.because('HOST_NOT_FOUND'));
  if (host.state === 'revoked') return failed(linkFailures.because('HOST_REVOKED'));
  return look(strapi, host, actor);
};

/** Looks at every host it is time for; one that cannot be looked at keeps no other waiting. Answers how many there were. */
export const checkDueHosts = async (strapi: Core.Strapi): Promise<number> => {
  const due = await links(strapi).hostsDue(AT_ONCE);
  for (const host of due) await look(strapi, host, 'system');
  return due.length;
};

const changed = (
  strapi: Core.Strapi,
  id: string,
  partyId: number,
  { to, from, reason, actor }: { readonly to: 'removed' | 'revoked' | 'pending'; readonly from: (host: Host) => Failure | null; readonly reason: string | null; readonly actor: string },
): Promise<Outcome<Host, Failure>> =>
  togetherOrNot(strapi, async () => {
    const host = await links(strapi).holdHost(id, partyId);
    if (!host) return failed(linkFailures.because('HOST_NOT_FOUND'));
    const refusal = from(host);
    if (refusal) return failed(refusal);
    const after = await links(strapi).setHostState(host, to, to === 'revoked' ? reason : null);
    const action = { removed: 'host.removed', revoked: 'host.revoked', pending: 'host.restored' }[to];
    await audit(strapi, { actor, action, subject: host.publicId, ...(reason === null ? {} : { reason }), before: { host: host.host, state: host.state } });
    return ok(after);
  }); // oxfmt-ignore

/** Its owner gives a host up. */
export const removeHost = (strapi: Core.Strapi, id: string, partyId: number, actor: string): Promise<Outcome<Host, Failure>> =>
  changed(strapi, id, partyId, { to: 'removed', from: () => null, reason: null, actor });

/** Staff stops a host, or lets a stopped one be proven again. */
export const revokeHost = (
  strapi: Core.Strapi,
  id: string,
  partyId: number,
  { reason, actor, back }: { readonly reason: string; readonly actor: string; readonly back: boolean },
): Promise<Outcome<Host, Failure>> =>
  changed(strapi, id, partyId, {
    to: back ? 'pending' : 'revoked',
    from: ({ state }) => {
      if (back) return state === 'revoked' ? null : linkFailures.because('HOST_NOT_REVOKED');
      return state === 'revoked' ? linkFailures.because('HOST_REVOKED') : null;
    },
    reason,
    actor,
  });
