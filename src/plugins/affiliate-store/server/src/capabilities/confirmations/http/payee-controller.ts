import { handInPayeeIdentity, readPayeeIdentity } from '../../../../../contracts/payee-identity';
import { handInPayeeIdentityOf, readPayeeIdentityOf } from '../../../flows/confirmations/payee-identity';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

/** Whoever is paid: found through the caller's own party. */
export const payeeIdentityController: Controller = {
  name: 'payeeIdentity',
  implementations: [
    implement(readPayeeIdentity, async (strapi, _asked, { person }) => {
      const found = await readPayeeIdentityOf(strapi, person?.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(handInPayeeIdentity, async (strapi, { body }, { person }) => {
      const handedIn = await handInPayeeIdentityOf(strapi, person?.id, body);
      return handedIn.ok ? ok({ data: handedIn.value }) : handedIn;
    }),
  ],
};
