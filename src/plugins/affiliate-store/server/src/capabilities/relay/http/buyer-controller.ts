import { agreeToLetters, findPartnerPage, listMyPartners, readPartnerPage, reportLetters } from '../../../../../contracts/relay';
import { decideOnLetters, readPartnerPageOf, reportPartner } from '../../../flows/relay/partner-of-order';
import { partnerPageOfThanks, partnersOfUser } from '../../../flows/relay/find-partner-page';
import type { Failure } from '../../../kernel/failure';
import { ok, type Outcome } from '../../../kernel/outcome';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';

const answered = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

/** What a buyer decides about whoever brought an order: by an unguessable address, signed in or not. */
export const partnerPage: Controller = {
  name: 'partnerPage',
  implementations: [
    implement(readPartnerPage, async (strapi, { params }) => answered(await readPartnerPageOf(strapi, params.token))),
    implement(agreeToLetters, async (strapi, { params, body }) => answered(await decideOnLetters(strapi, params.token, body.agree))),
    implement(reportLetters, async (strapi, { params, body }) => answered(await reportPartner(strapi, params.token, body.reason))),
    implement(findPartnerPage, async (strapi, { params }) => {
      const token = await partnerPageOfThanks(strapi, params.token);
      return token.ok ? ok({ data: { token: token.value } }) : token;
    }),
    implement(listMyPartners, async (strapi, _input, caller) => ok({ data: await partnersOfUser(strapi, caller.person?.id ?? 0) })),
  ],
};
