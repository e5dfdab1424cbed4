import { askToJoin, listMarketPrograms, readMarketProgram } from '../../../../../contracts/programs';
import { inviteOpened } from '../../../flows/prospects/follow-prospects';
import { readProgramPage, searchPrograms } from '../../../flows/affiliates/show-programs';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';
import { enqueue } from '../../../platform/jobs';
import { sendJoinLinkJob } from '../jobs/send-join-link';

/** The marketplace, for everybody. */
export const programsController: Controller = {
  name: 'programs',
  implementations: [
    implement(listMarketPrograms, async (strapi, { query }) => {
      const found = await searchPrograms(strapi, query);
      if (!found.ok) return found;
      const { rows, nextCursor, total } = found.value;
      return ok({ data: rows, pagination: { nextCursor, total } });
    }),
    implement(readMarketProgram, async (strapi, { params, query }, caller) => {
      const found = await readProgramPage(strapi, params.slug, query.invite);
      if (found.ok && query.invite !== undefined) await inviteOpened(strapi, query.invite, caller.userAgent);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(askToJoin, async (_strapi, { params, body }) => {
      const { email, locale, invite, by, website = '' } = body;
      // Only what fills in every field it finds fills in this one.
      if (website === '') {
        const { name } = sendJoinLinkJob;
        await enqueue({
          name,
          payload: { email, slug: params.slug, locale, ...(invite === undefined ? {} : { invite }), ...(by === undefined ? {} : { by }) },
          key: `${name}:${email.trim().toLowerCase()}`,
        });
      }
      return ok({ data: { sent: true as const } });
    }),
  ],
};
