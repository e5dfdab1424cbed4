import { z } from 'zod';
import { endpoint } from './endpoint';
import { moment } from './primitives';

/** How a host of a partner stands; only a verified one does anything. */
export const hostState = z.enum(['pending', 'verified', 'lapsed', 'revoked']);
/** What was found where its proof should be. */
export const hostTrouble = z.enum(['missing', 'unreachable']);

/** A host a partner brought along for hidden links. */
export const partnerHost = z.object({
  id: z.string(),
  host: z.string(),
  state: hostState,
  /** The text record (TXT) that proves it, and has to stay. */
  record: z.object({ name: z.string(), value: z.string() }),
  /** Where the host has to lead for its links to work. */
  pointsTo: z.string(),
  createdAt: moment,
  verifiedAt: moment.nullable(),
  checkedAt: moment.nullable(),
  trouble: hostTrouble.nullable(),
  /** When a verified host whose record is gone stops working; null while all is well. */
  lapsesAt: moment.nullable(),
  /** Why the shop revoked it. */
  reason: z.string().nullable(),
});
export type PartnerHost = z.output<typeof partnerHost>;

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const hostBody = z.strictObject({ host: z.string().trim().min(1).max(300) });
const reason = z.string().trim().min(3, 'a reason of a few words').max(500);

export const listPartnerHosts = endpoint({
  id: 'partnerHosts.list',
  method: 'GET',
  path: '/partner/hosts',
  access: 'affiliate',
  summary: 'Your own hosts for hidden links, with the record that proves each.',
  response: z.array(partnerHost),
  failures: ['NOT_AN_AFFILIATE'],
});
export const addPartnerHost = endpoint({
  id: 'partnerHosts.add',
  method: 'POST',
  path: '/partner/hosts',
  access: 'affiliate',
  status: 201,
  rateLimit: 20,
  summary: 'Brings a host of yours along. It does nothing until its record is found.',
  body: hostBody,
  response: partnerHost,
  failures: ['NOT_AN_AFFILIATE', 'LINK_PLACE_INACTIVE', 'HOST_MALFORMED', 'HOST_OF_THE_SHOP', 'HOST_TAKEN', 'HOST_LIMIT'],
});
export const checkPartnerHost = endpoint({
  id: 'partnerHosts.check',
  method: 'POST',
  path: '/partner/hosts/:id/check',
  access: 'affiliate',
  rateLimit: 20,
  summary: 'Looks for the record of a host now. It is looked for every hour in any case.',
  params: idParams,
  response: partnerHost,
  failures: ['NOT_AN_AFFILIATE', 'HOST_NOT_FOUND', 'HOST_TAKEN', 'HOST_REVOKED'],
});
export const removePartnerHost = endpoint({
  id: 'partnerHosts.remove',
  method: 'POST',
  path: '/partner/hosts/:id/remove',
  access: 'affiliate',
  summary: 'Gives a host up. Its links lead nowhere from then on.',
  params: idParams,
  response: z.object({ removed: z.literal(true) }),
  failures: ['NOT_AN_AFFILIATE', 'HOST_NOT_FOUND'],
});

const staffParams = z.strictObject({ id: z.string().min(1).max(64), host: z.string().min(1).max(64) });

export const listAffiliateHosts = endpoint({
  id: 'adminHosts.list',
  method: 'GET',
  path: '/affiliates/:id/hosts',
  access: 'admin:affiliates.read',
  managed: 'affiliate',
  summary: 'Hosts an affiliate brought along for hidden links.',
  params: idParams,
  response: z.array(partnerHost),
  failures: ['AFFILIATE_NOT_FOUND'],
});
export const addAffiliateHost = endpoint({
  id: 'adminHosts.add',
  method: 'POST',
  path: '/affiliates/:id/hosts',
  access: 'admin:affiliates.manage',
  managed: 'affiliate',
  status: 201,
  summary: 'Brings a host along for an affiliate, who still has to prove it.',
  params: idParams,
  body: hostBody,
  response: partnerHost,
  failures: ['AFFILIATE_NOT_FOUND', 'HOST_MALFORMED', 'HOST_OF_THE_SHOP', 'HOST_TAKEN', 'HOST_LIMIT'],
});
export const checkAffiliateHost = endpoint({
  id: 'adminHosts.check',
  method: 'POST',
  path: '/affiliates/:id/hosts/:host/check',
  access: 'admin:affiliates.manage',
  managed: 'affiliate',
  summary: 'Looks for the record of a host now.',
  params: staffParams,
  response: partnerHost,
  failures: ['AFFILIATE_NOT_FOUND', 'HOST_NOT_FOUND', 'HOST_TAKEN', 'HOST_REVOKED'],
});
export const revokeAffiliateHost = endpoint({
  id: 'adminHosts.revoke',
  method: 'POST',
  path: '/affiliates/:id/hosts/:host/revoke',
  access: 'admin:affiliates.manage',
  managed: 'affiliate',
  summary: 'Stops the links of a host for a reason the affiliate is shown.',
  params: staffParams,
  body: z.strictObject({ reason }),
  response: partnerHost,
  failures: ['AFFILIATE_NOT_FOUND', 'HOST_NOT_FOUND', 'HOST_REVOKED'],
});
export const restoreAffiliateHost = endpoint({
  id: 'adminHosts.restore',
  method: 'POST',
  path: '/affiliates/:id/hosts/:host/restore',
  access: 'admin:affiliates.manage',
  managed: 'affiliate',
  summary: 'Lets a revoked host be proven again.',
  params: staffParams,
  body: z.strictObject({ reason }),
  response: partnerHost,
  failures: ['AFFILIATE_NOT_FOUND', 'HOST_NOT_FOUND', 'HOST_NOT_REVOKED'],
});

export const askAboutHost = endpoint({
  id: 'hosts.ask',
  method: 'GET',
  path: '/hosts/known',
  access: 'public',
  rateLimit: 600,
  summary: 'Whether a host is one of a partner’s that was proven: what a proxy asks before it gets a certificate for it.',
  query: z.strictObject({ domain: z.string().trim().min(1).max(300) }),
  response: z.object({ host: z.string() }),
  failures: ['HOST_NOT_FOUND'],
});
