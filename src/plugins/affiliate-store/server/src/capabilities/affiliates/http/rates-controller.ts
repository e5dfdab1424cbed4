import { changePlace, estimateEarnings, publishRates, readOwnRates, readRates, tryRates } from '../../../../../contracts/rates';
import { placeOf, publishRatesOf, ratesOfProgram, tryRatesOf } from '../../../flows/affiliates/manage-rates';
import { estimateFor, ownRatesOf } from '../../../flows/affiliates/read-own-rates';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import type { Failure } from '../../../kernel/failure';
import { ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { affiliates } from '../service';

const answer = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

/** What staff does with rules, tiers and groups. */
export const adminRates: Controller = {
  name: 'adminRates',
  implementations: [
    implement(readRates, async (strapi, { params }) => answer(await ratesOfProgram(strapi, params.id))),
    implement(publishRates, async (strapi, { params, body }, caller) =>
      answer(await publishRatesOf(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
    implement(tryRates, async (strapi, { params, body }) => answer(await tryRatesOf(strapi, params.id, body))),
    implement(changePlace, async (strapi, { params, body }, caller) => {
      const changed = await affiliates(strapi).changePlace(params.id, body, actorOf(caller));
      return changed.ok ? ok({ data: await placeOf(strapi, changed.value) }) : changed;
    }),
  ],
};

/** What an affiliate's own contracts pay. */
export const partnerRates: Controller = {
  name: 'partnerRates',
  implementations: [
    implement(readOwnRates, async (strapi, _asked, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await ownRatesOf(strapi, self.value) }) : self;
    }),
    implement(estimateEarnings, async (strapi, { body }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? answer(await estimateFor(strapi, self.value, body)) : self;
    }),
  ],
};
