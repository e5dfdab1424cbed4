import { readLedgerProof, startLedgerProof } from '../../../../../contracts/admin';
import { showProof } from '../../../flows/ledger/show-proof';
import { ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';
import { enqueue } from '../../../platform/jobs';

/** Proofs of the ledger: that nothing sealed has changed, and that the stored events make it again. */
export const adminProof: Controller = {
  name: 'adminProof',
  implementations: [
    implement(readLedgerProof, async (strapi) => ok({ data: await showProof(strapi) })),
    implement(startLedgerProof, async (_strapi, { params: { kind } }, caller) => {
      await enqueue({ name: 'ledger.prove', payload: { kind, by: actorOf(caller) }, key: `ledger.prove:${kind}` });
      return ok({ data: { started: true as const } });
    }),
  ],
};
