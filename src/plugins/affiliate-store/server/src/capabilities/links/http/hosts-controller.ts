import type { Core } from '@strapi/strapi';
import {
  addAffiliateHost,
  addPartnerHost,
  askAboutHost,
  checkAffiliateHost,
  checkPartnerHost,
  listAffiliateHosts,
  listPartnerHosts,
  removePartnerHost,
  restoreAffiliateHost,
  revokeAffiliateHost,
  type PartnerHost,
} from '../../../../../contracts/hidden-domains';
import { checkHost, claimHost, hostView, listHosts, partyOfAffiliate, removeHost, revokeHost } from '../../../flows/links/manage-hosts';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { hostOf, linkFailures, links, type Host } from '../service';

const shown = async (strapi: Core.Strapi, outcome: Outcome<Host, Failure>): Promise<Outcome<Answer<PartnerHost>, Failure>> =>
  outcome.ok ? ok({ data: await hostView(strapi, outcome.value) }) : outcome;

/** An affiliate's own hosts. */
export const partnerHosts: Controller = {
  name: 'partnerHosts',
  implementations: [
    implement(listPartnerHosts, async (strapi, _input, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await listHosts(strapi, self.value.partyId) }) : self;
    }),
    implement(addPartnerHost, async (strapi, { body }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      if (!self.value.places.some(({ state }) => state === 'active')) return failed(linkFailures.because('LINK_PLACE_INACTIVE'));
      return shown(strapi, await claimHost(strapi, body.host, self.value.partyId, actorOf(caller)));
    }),
    implement(checkPartnerHost, async (strapi, { params }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? shown(strapi, await checkHost(strapi, params.id, self.value.partyId, actorOf(caller))) : self;
    }),
    implement(removePartnerHost, async (strapi, { params }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const removed = await removeHost(strapi, params.id, self.value.partyId, actorOf(caller));
      return removed.ok ? ok({ data: { removed: true as const } }) : removed;
    }),
  ],
};

/** The same for staff, who may stop them. */
export const adminHosts: Controller = {
  name: 'adminHosts',
  implementations: [
    implement(listAffiliateHosts, async (strapi, { params }) => {
      const party = await partyOfAffiliate(strapi, params.id);
      return party.ok ? ok({ data: await listHosts(strapi, party.value) }) : party;
    }),
    implement(addAffiliateHost, async (strapi, { params, body }, caller) => {
      const party = await partyOfAffiliate(strapi, params.id);
      return party.ok ? shown(strapi, await claimHost(strapi, body.host, party.value, actorOf(caller))) : party;
    }),
    implement(checkAffiliateHost, async (strapi, { params }, caller) => {
      const party = await partyOfAffiliate(strapi, params.id);
      return party.ok ? shown(strapi, await checkHost(strapi, params.host, party.value, actorOf(caller))) : party;
    }),
    ...[revokeAffiliateHost, restoreAffiliateHost].map((endpoint) =>
      implement(endpoint, async (strapi, { params, body }, caller) => {
        const party = await partyOfAffiliate(strapi, params.id);
        const how = { reason: body.reason, actor: actorOf(caller), back: endpoint.id === 'adminHosts.restore' };
        return party.ok ? shown(strapi, await revokeHost(strapi, params.host, party.value, how)) : party;
      }),
    ),
  ],
};

/** What a proxy asks before it gets a certificate for a host that leads here. */
export const hostsController: Controller = {
  name: 'hosts',
  implementations: [
    implement(askAboutHost, async (strapi, { query }) => {
      const host = hostOf(query.domain);
      const owner = host === null ? null : await links(strapi).ownerOfHost(host);
      return host === null || owner === null ? failed(linkFailures.because('HOST_NOT_FOUND')) : ok({ data: { host } });
    }),
  ],
};
