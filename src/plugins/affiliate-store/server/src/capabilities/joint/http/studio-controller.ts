import { declareJoint, endStudioJoint, listStudioJoint, listStudioJointViews } from '../../../../../contracts/joint';
import { campaignsOfProducer, declareCampaign, endCampaign, jointView, looksAt } from '../../../flows/joint/joint-campaigns';
import { studioSelf } from '../../../flows/catalog/recognise-creator';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** Campaigns a producer declared, found through their own party. */
export const studioJoint: Controller = {
  name: 'studioJoint',
  implementations: [
    implement(listStudioJoint, async (strapi, _input, caller) => {
      const self = await studioSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await campaignsOfProducer(strapi, self.value) }) : self;
    }),
    implement(declareJoint, async (strapi, { body }, caller) => {
      const self = await studioSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const made = await declareCampaign(strapi, self.value, body, actorOf(caller));
      return made.ok ? ok({ data: await jointView(strapi, made.value) }) : made;
    }),
    implement(endStudioJoint, async (strapi, { params }, caller) => {
      const self = await studioSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const ended = await endCampaign(strapi, params.id, { partyId: self.value.partyId, by: actorOf(caller) });
      return ended.ok ? ok({ data: await jointView(strapi, ended.value) }) : ended;
    }),
    implement(listStudioJointViews, async (strapi, { params, query }, caller) => {
      const self = await studioSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = await looksAt(strapi, params.id, { partyId: self.value.partyId, before });
      if (!page.ok) return page;
      const { rows, ...pagination } = page.value;
      return ok({ data: rows, pagination });
    }),
  ],
};
