import { readNetwork } from '../../../../../contracts/network';
import { networkOf } from '../../../flows/affiliates/read-network';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

/** Whom an affiliate brought, found through their own places. */
export const partnerNetwork: Controller = {
  name: 'partnerNetwork',
  implementations: [
    implement(readNetwork, async (strapi, { query }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await networkOf(strapi, self.value, query.asKnownOn) }) : self;
    }),
  ],
};
