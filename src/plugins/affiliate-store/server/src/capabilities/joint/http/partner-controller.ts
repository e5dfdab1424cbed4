import { answerJoint, listJointOrders, listPartnerJoint, viewJointOrder } from '../../../../../contracts/joint';
import { answerCampaign, campaignsOfPartner, jointView } from '../../../flows/joint/joint-campaigns';
import { lookAtOrder, ordersOfCampaign } from '../../../flows/joint/joint-consent';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** Campaigns of an affiliate, found through their own places; the one door behind which something of a buyer is. */
export const partnerJoint: Controller = {
  name: 'partnerJoint',
  implementations: [
    implement(listPartnerJoint, async (strapi, _input, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await campaignsOfPartner(strapi, self.value) }) : self;
    }),
    implement(answerJoint, async (strapi, { params, body }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const answered = await answerCampaign(strapi, self.value, params.id, { accept: body.accept, by: actorOf(caller) });
      return answered.ok ? ok({ data: await jointView(strapi, answered.value) }) : answered;
    }),
    implement(listJointOrders, async (strapi, { params, query }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = await ordersOfCampaign(strapi, self.value, params.id, before);
      if (!page.ok) return page;
      const { rows, ...pagination } = page.value;
      return ok({ data: rows, pagination });
    }),
    implement(viewJointOrder, async (strapi, { params }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const shown = await lookAtOrder(strapi, self.value, { ...params, by: actorOf(caller) });
      return shown.ok ? ok({ data: shown.value }) : shown;
    }),
  ],
};
