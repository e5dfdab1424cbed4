import { handInConfirmation, readConfirmation } from '../../../../../contracts/confirmations';
import { handInIdentity, readOwnConfirmation } from '../../../flows/confirmations/hand-in-identity';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

/** Creators: found through the caller's own party. */
export const confirmationController: Controller = {
  name: 'confirmation',
  implementations: [
    implement(readConfirmation, async (strapi, _asked, { person }) => {
      const found = await readOwnConfirmation(strapi, person?.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(handInConfirmation, async (strapi, { body }, { person }) => {
      const handedIn = await handInIdentity(strapi, person?.id, body);
      return handedIn.ok ? ok({ data: handedIn.value }) : handedIn;
    }),
  ],
};
