import { answerJointAsk, listJointAsks } from '../../../../../contracts/joint';
import { answerAsk, asksOf } from '../../../flows/joint/joint-consent';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

/** What buyers are asked for campaigns, behind the unguessable address of their order's partner page. */
export const jointAsks: Controller = {
  name: 'jointAsks',
  implementations: [
    implement(listJointAsks, async (strapi, { params, query }) => {
      const asks = await asksOf(strapi, params.token, query.locale);
      return asks.ok ? ok({ data: asks.value }) : asks;
    }),
    implement(answerJointAsk, async (strapi, { params, body }) => {
      const { campaign, agree, hash, locale } = body;
      const asks = await answerAsk(strapi, params.token, { campaign, agree, hash, locale });
      return asks.ok ? ok({ data: asks.value }) : asks;
    }),
  ],
};
