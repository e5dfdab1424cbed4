import { createInvites, endInviteOf, listInvites } from '../../../../../contracts/admin';
import { endInviteToProgram, invitesOfProgram, inviteToProgram } from '../../../flows/applications/invite-to-program';
import { ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';

/** Invites to a program, on the desk. */
export const adminInvites: Controller = {
  name: 'adminInvites',
  implementations: [
    implement(listInvites, async (strapi, { params }) => {
      const found = await invitesOfProgram(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(createInvites, async (strapi, { params, body }, caller) => {
      const made = await inviteToProgram(strapi, params.id, body, actorOf(caller));
      return made.ok ? ok({ data: made.value }) : made;
    }),
    implement(endInviteOf, async (strapi, { params }, caller) => {
      const ended = await endInviteToProgram(strapi, params.id, actorOf(caller));
      return ended.ok ? ok({ data: ended.value }) : ended;
    }),
  ],
};
