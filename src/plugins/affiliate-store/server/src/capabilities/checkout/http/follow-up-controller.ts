import { acceptFollowUp, declineFollowUp, readFollowUp } from '../../../../../contracts/follow-ups';
import { acceptFollowUpOf, declineFollowUpOf } from '../../../flows/checkout/answer-follow-up';
import { viewFollowUp } from '../../../flows/checkout/offer-follow-up';
import { ok } from '../../../kernel/outcome';
import { implement } from '../../../platform/endpoints';

/** What is offered right after a payment, for whoever holds the token: the browser that paid. */
export const followUpController = {
  name: 'followUps',
  implementations: [
    implement(readFollowUp, async (strapi, { params }) => {
      const view = await viewFollowUp(strapi, params.token);
      return view.ok ? ok({ data: view.value }) : view;
    }),
    implement(acceptFollowUp, async (strapi, { params, body }) => {
      const view = await acceptFollowUpOf(strapi, params.token, body);
      return view.ok ? ok({ data: view.value }) : view;
    }),
    implement(declineFollowUp, async (strapi, { params, body }) => {
      const view = await declineFollowUpOf(strapi, params.token, body.offer);
      return view.ok ? ok({ data: view.value }) : view;
    }),
  ],
};
