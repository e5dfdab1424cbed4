import { listCreativeChoices, listCreatives } from '../../../../../contracts/creatives';
import { ownChoices, ownPieces } from '../../../flows/creatives/read-partner-creatives';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { failed, ok } from '../../../kernel/outcome';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** What an affiliate may use: found through their own places in programs. */
export const partnerCreatives: Controller = {
  name: 'partnerCreatives',
  implementations: [
    implement(listCreatives, async (strapi, { query }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const page = await ownPieces(strapi, self.value, query, before);
      if (!page.ok) return page;
      const { rows, ...pagination } = page.value;
      return ok({ data: rows, pagination });
    }),
    implement(listCreativeChoices, async (strapi, { query }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const choices = await ownChoices(strapi, self.value, query.code);
      return choices.ok ? ok({ data: choices.value }) : choices;
    }),
  ],
};
