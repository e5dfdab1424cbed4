import { askForOwnErasure, askForOwnFile, downloadOwnFile, readOwnRequests } from '../../../../../contracts/privacy';
import { askForOwnErasure as askErasure } from '../../../flows/privacy/erase-person';
import { askForOwnFile as askFile, handOutFile } from '../../../flows/privacy/export-person';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { privacy, privacyFailures } from '../service';
import { ownView } from './views';

/** What people ask for about themselves. */
export const ownPrivacy: Controller = {
  name: 'privacy',
  implementations: [
    implement(readOwnRequests, async (strapi, _input, { person }) =>
      person ? ok({ data: (await privacy(strapi).ofUser(person.id)).map(ownView) }) : failed(platformFailures.because('UNAUTHENTICATED')),
    ),
    implement(askForOwnFile, async (strapi, _input, caller) => {
      if (!caller.person) return failed(platformFailures.because('UNAUTHENTICATED'));
      const asked = await askFile(strapi, caller.person.id, actorOf(caller));
      return asked.ok ? ok({ data: ownView(asked.value) }) : asked;
    }),
    implement(downloadOwnFile, async (strapi, { params }, caller) => {
      if (!caller.person) return failed(platformFailures.because('UNAUTHENTICATED'));
      const request = await privacy(strapi).find(params.id);
      // A file that staff asked for is for staff: it may be on its way to somebody who proved who they are another way.
      if (request?.userId !== caller.person.id) return failed(privacyFailures.because('PERSON_REQUEST_NOT_FOUND'));
      const file = await handOutFile(strapi, request, actorOf(caller));
      return file.ok ? ok({ data: file.value }) : file;
    }),
    implement(askForOwnErasure, async (strapi, _input, caller) => {
      if (!caller.person) return failed(platformFailures.because('UNAUTHENTICATED'));
      const asked = await askErasure(strapi, caller.person.id, actorOf(caller));
      return asked.ok ? ok({ data: ownView(asked.value) }) : asked;
    }),
  ],
};
