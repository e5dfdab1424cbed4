import { listRelayLetters, readRelay, writeRelayLetter } from '../../../../../contracts/relay';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { ownLetters, ownView, relayOfPartner, writeLetter } from '../../../flows/relay/relay-letters';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** An affiliate's letters, found through their own party. */
export const partnerRelay: Controller = {
  name: 'partnerRelay',
  implementations: [
    implement(readRelay, async (strapi, _input, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await relayOfPartner(strapi, self.value) }) : self;
    }),
    implement(listRelayLetters, async (strapi, { query }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await ownLetters(strapi, self.value, before);
      return ok({ data: rows, pagination });
    }),
    implement(writeRelayLetter, async (strapi, { body }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const written = await writeLetter(strapi, self.value, body, actorOf(caller));
      return written.ok ? ok({ data: await ownView(strapi, written.value) }) : written;
    }),
  ],
};
