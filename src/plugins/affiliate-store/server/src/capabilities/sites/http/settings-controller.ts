import type { Core } from '@strapi/strapi';
import {
  addOwnSite,
  changeOwnSettings,
  listAffiliateSites,
  readOwnSettings,
  removeOwnSite,
} from '../../../../../contracts/partner-settings';
import { changePartnerSettings, readPartnerSettings, sitesOfAffiliate, siteView } from '../../../flows/sites/partner-settings';
import { partnerSelf, type PartnerSelf } from '../../../flows/affiliates/read-partner-portal';
import type { Failure } from '../../../kernel/failure';
import { ok, type Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { sites, type PartnerSite } from '../service';

const asAffiliate = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: PartnerSelf) => Promise<Outcome<T, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await partnerSelf(strapi, caller.person?.id);
  if (!self.ok) return self;
  const done = await act(self.value);
  return done.ok ? ok({ data: done.value }) : done;
};

const viewed = (outcome: Outcome<PartnerSite, Failure>) => (outcome.ok ? ok(siteView(outcome.value)) : outcome);

/** What an affiliate chooses for themself, found through who is signed in. */
export const partnerSettings: Controller = {
  name: 'partnerSettings',
  implementations: [
    implement(readOwnSettings, (strapi, _asked, caller) => asAffiliate(strapi, caller, (self) => readPartnerSettings(strapi, self))),
    implement(changeOwnSettings, (strapi, { body }, caller) =>
      asAffiliate(strapi, caller, (self) => changePartnerSettings(strapi, self, body)),
    ),
    implement(addOwnSite, (strapi, { body }, caller) =>
      asAffiliate(strapi, caller, async ({ partyId }) => viewed(await sites(strapi).addSite({ ...body, partyId }))),
    ),
    implement(removeOwnSite, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async ({ partyId }) => viewed(await sites(strapi).removeSite(partyId, params.id))),
    ),
  ],
};

/** What staff sees of it. */
export const adminAffiliateSites: Controller = {
  name: 'adminAffiliateSites',
  implementations: [
    implement(listAffiliateSites, async (strapi, { params }) => {
      const found = await sitesOfAffiliate(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
  ],
};
