import { changeStudioMethods, readStudioMethods } from '../../../../../contracts/studio';
import { chooseCreatorMethods, readCreatorMethods } from '../../../flows/checkout/choose-creator-methods';
import { ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';

/** What creators let buyers of their own products pay with. */
export const studioMethodsController: Controller = {
  name: 'studioMethods',
  implementations: [
    implement(readStudioMethods, async (strapi, _asked, { person }) => {
      const found = await readCreatorMethods(strapi, person?.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(changeStudioMethods, async (strapi, { body }, caller) => {
      const changed = await chooseCreatorMethods(strapi, caller.person?.id, body.countries, actorOf(caller));
      return changed.ok ? ok({ data: changed.value }) : changed;
    }),
  ],
};
