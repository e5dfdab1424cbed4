import type { Core } from '@strapi/strapi';
import { answerQuiz, beginQuiz, listPaths, markStepRead, readPathStep, signNda, signPathContract } from '../../../../../contracts/paths';
import { pathsOf, readStepOf } from '../../../flows/paths/read-paths';
import { answerTryOf, beginTryOf, markRead, signContractOf, signNdaOf, type StepAsked } from '../../../flows/paths/walk-path';
import type { Failure } from '../../../kernel/failure';
import { ok, type Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';

const answer = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

type Params = { readonly id: string; readonly key: string };
/** Whose step is asked for, by who is signed in. */
const asked = ({ id, key }: Params, { person }: Caller): StepAsked => ({ userId: person?.id, id, key });

/** A person's own paths: found through the caller's account, so that nobody else's can be. */
export const pathsController: Controller = {
  name: 'paths',
  implementations: [
    implement(listPaths, async (strapi: Core.Strapi, _asked, caller) => ok({ data: await pathsOf(strapi, caller.person?.id) })),
    implement(readPathStep, async (strapi, { params, query }, caller) =>
      answer(await readStepOf(strapi, caller.person?.id, params, query.locale)),
    ),
    implement(markStepRead, async (strapi, { params, body }, caller) => answer(await markRead(strapi, asked(params, caller), body.hash))),
    implement(signNda, async (strapi, { params, body }, caller) => answer(await signNdaOf(strapi, asked(params, caller), body))),
    implement(beginQuiz, async (strapi, { params }, caller) => answer(await beginTryOf(strapi, asked(params, caller)))),
    implement(answerQuiz, async (strapi, { params, body }, caller) => answer(await answerTryOf(strapi, asked(params, caller), body))),
    implement(signPathContract, async (strapi, { params, body }, caller) =>
      answer(await signContractOf(strapi, { userId: caller.person?.id, id: params.id }, body)),
    ),
  ],
};
