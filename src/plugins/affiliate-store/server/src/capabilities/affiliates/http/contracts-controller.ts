import {
  answerContract,
  listContracts,
  previewTerms,
  publishTerms,
  readContract,
  readTerms,
  recordPaper,
} from '../../../../../contracts/affiliate-contracts';
import { endContract, foreseeLeaving, foreseeNotice, keepContract, leaveProgram } from '../../../../../contracts/leaving';
import { tryTerms } from '../../../../../contracts/what-if';
import * as leaving from '../../../flows/affiliates/leave-program';
import { previewOfTerms, publishNewTerms, termsOfProgram } from '../../../flows/affiliates/manage-terms';
import { answerOwnContract, contractOfAffiliate, contractsOf, recordPaperOf } from '../../../flows/affiliates/read-contracts';
import { tryTermsOn } from '../../../flows/affiliates/what-if';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import type { Failure } from '../../../kernel/failure';
import { ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { affiliates } from '../service';

const answer = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

/** An affiliate's own contracts. */
export const contractsController: Controller = {
  name: 'contracts',
  implementations: [
    implement(listContracts, async (strapi, { query }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await contractsOf(strapi, self.value, query.locale) }) : self;
    }),
    implement(answerContract, async (strapi, { params, body }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? answer(await answerOwnContract(strapi, self.value, params.id, body)) : self;
    }),
    implement(foreseeLeaving, async (strapi, { params }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? answer(await leaving.foreseeLeaving(strapi, self.value, params.id)) : self;
    }),
    implement(leaveProgram, async (strapi, { params, body: { reason, locale } }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      return answer(await leaving.leaveProgram(strapi, self.value, params.id, { reason: reason ? reason : null, locale }));
    }),
  ],
};

/** What staff sees of contracts, and does with a program's terms. */
export const adminContracts: Controller = {
  name: 'adminContracts',
  implementations: [
    implement(readContract, async (strapi, { params, query }) =>
      answer(await contractOfAffiliate(strapi, await affiliates(strapi).affiliateOfDocument(params.id), query.locale)),
    ),
    implement(recordPaper, async (strapi, { params, body }, caller) =>
      answer(await recordPaperOf(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
    implement(foreseeNotice, async (strapi, { params }) => answer(await leaving.foreseeNotice(strapi, params.id))),
    implement(endContract, async (strapi, { params, body }, caller) =>
      answer(await leaving.endWithNotice(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
    implement(keepContract, async (strapi, { params, body }, caller) =>
      answer(await leaving.keepOnAfterAll(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
    implement(readTerms, async (strapi, { params }) => answer(await termsOfProgram(strapi, params.id))),
    implement(previewTerms, async (strapi, { params, body }) => answer(await previewOfTerms(strapi, params.id, body.terms))),
    implement(tryTerms, async (strapi, { params, body }) => answer(await tryTermsOn(strapi, params.id, body))),
    implement(publishTerms, async (strapi, { params, body }, caller) =>
      answer(await publishNewTerms(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
  ],
};
