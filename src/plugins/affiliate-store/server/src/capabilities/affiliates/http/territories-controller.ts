import {
  endTerritory,
  grantTerritory,
  listOwnTerritories,
  listTerritories,
  listTerritoriesOfProgram,
} from '../../../../../contracts/territories';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import {
  territoriesOfAffiliate,
  territoriesOfPlaces,
  territoriesOfProgram,
  territoryShown,
} from '../../../flows/affiliates/read-territories';
import { ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';
import { wholeDays } from '../../../platform/moments';
import { affiliates } from '../service';

/** What staff does with territories. */
export const adminTerritories: Controller = {
  name: 'adminTerritories',
  implementations: [
    implement(listTerritories, async (strapi, { params }) => {
      const found = await territoriesOfAffiliate(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(listTerritoriesOfProgram, async (strapi, { params }) => {
      const found = await territoriesOfProgram(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(grantTerritory, async (strapi, { params, body }, caller) => {
      const { countries, exclusive, reason } = body;
      const wish = { countries, exclusive, reason, ...wholeDays(body) };
      return territoryShown(strapi, await affiliates(strapi).grantTerritory(params.id, wish, actorOf(caller)));
    }),
    implement(endTerritory, async (strapi, { params, body }, caller) =>
      territoryShown(
        strapi,
        await affiliates(strapi).endTerritory(params.id, { territory: params.territory, reason: body.reason }, actorOf(caller)),
      ),
    ),
  ],
};

/** A holder reads their own, found through their own places. */
export const partnerTerritories: Controller = {
  name: 'partnerTerritories',
  implementations: [
    implement(listOwnTerritories, async (strapi, _asked, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      return ok({
        data: await territoriesOfPlaces(
          strapi,
          self.value.places.map(({ id }) => id),
        ),
      });
    }),
  ],
};
