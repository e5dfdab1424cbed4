import { chooseContestAlias, listPartnerContests } from '../../../../../contracts/contests';
import { contestsFor } from '../../../flows/contests/read-contests';
import { partnerSelf, placeOfCode } from '../../../flows/affiliates/read-partner-portal';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';
import { contests } from '../service';

/** An affiliate's contests, found through their own places in programs. */
export const partnerContests: Controller = {
  name: 'partnerContests',
  implementations: [
    implement(listPartnerContests, async (strapi, _input, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await contestsFor(strapi, self.value) }) : self;
    }),
    implement(chooseContestAlias, async (strapi, { body: { code, alias } }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const place = placeOfCode(self.value, code);
      if (!place.ok) return place;
      await contests(strapi).chooseAlias(place.value.id, alias);
      return ok({ data: { alias } });
    }),
  ],
};
