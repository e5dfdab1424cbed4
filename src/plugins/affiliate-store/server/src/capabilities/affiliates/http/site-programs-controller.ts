import { changeSiteProgram, letProductsIn as letIn, readSiteProgram } from '../../../../../contracts/admin';
import { letProductsIn, putSiteProgram, siteProgramView } from '../../../flows/affiliates/manage-site-programs';
import { ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';

/** Programs for everything of a seller, on the desk. */
export const adminSitePrograms: Controller = {
  name: 'adminSitePrograms',
  implementations: [
    implement(readSiteProgram, async (strapi, { params, query }) => {
      const found = await siteProgramView(strapi, params.id, query.seller);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(changeSiteProgram, async (strapi, { params, body }, caller) => {
      const done = await putSiteProgram(strapi, params.id, body.seller, actorOf(caller));
      return done.ok ? ok({ data: done.value }) : done;
    }),
    implement(letIn, async (strapi, { params, body }, caller) => {
      const done = await letProductsIn(strapi, params.id, body, actorOf(caller));
      return done.ok ? ok({ data: done.value }) : done;
    }),
  ],
};
