import type { Core } from '@strapi/strapi';
import { readBooks, runBooks, unfreezePayouts as unfreezePayoutsEndpoint } from '../../../../../contracts/admin';
import { auditBooks, brokenIn, lastAudit } from '../../../flows/ledger/audit-books';
import { payoutFreeze } from '../../../flows/ledger/freeze-payouts';
import { showBooks } from '../../../flows/ledger/read-books';
import { unfreezePayouts } from '../../../flows/ledger/unfreeze-payouts';
import { ok } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';

const shownBooks = async (strapi: Core.Strapi) => showBooks(strapi, await lastAudit(strapi), await payoutFreeze(strapi));

/** Every sentence that must be true of the books. */
export const adminBooks: Controller = {
  name: 'adminBooks',
  implementations: [
    implement(readBooks, async (strapi) => ok({ data: await shownBooks(strapi) })),
    implement(runBooks, async (strapi, _input, caller) => {
      const result = await auditBooks(strapi);
      await audit(strapi, { actor: actorOf(caller), action: 'books.run', subject: 'books', after: { broken: brokenIn(result) } });
      return ok({ data: await shownBooks(strapi) });
    }),
    implement(unfreezePayoutsEndpoint, async (strapi, { body }, caller) => {
      const lifted = await unfreezePayouts(strapi, { reason: body.reason, by: actorOf(caller) });
      return lifted.ok ? ok({ data: await shownBooks(strapi) }) : lifted;
    }),
  ],
};
