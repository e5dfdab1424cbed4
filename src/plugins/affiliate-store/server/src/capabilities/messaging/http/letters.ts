import { listLetters, previewLetter, switchLetter, testLetter } from '../../../../../contracts/admin';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { type Controller, implement } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { readBoard, switchKind } from '../actions/letter-board';
import { drawSample, sendSample } from '../actions/letter-samples';

const asAnswer = <T>(outcome: Outcome<T, Failure>): Outcome<{ data: T }, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

/** What staff sees and decides of the letters the shop writes. */
export const lettersController: Controller = {
  name: 'adminLetters',
  implementations: [
    implement(listLetters, async (strapi) => ok({ data: await readBoard(strapi) })),
    implement(previewLetter, async (strapi, { params, query }) => asAnswer(await drawSample(strapi, params.kind, query.locale))),
    implement(testLetter, async (strapi, { params, body }, caller) =>
      caller.staff
        ? asAnswer(await sendSample(strapi, params.kind, { to: caller.staff.email, locale: body.locale, actor: actorOf(caller) }))
        : failed(platformFailures.because('UNAUTHENTICATED')),
    ),
    implement(switchLetter, async (strapi, { params, body }, caller) =>
      asAnswer(await switchKind(strapi, params.kind, body, actorOf(caller))),
    ),
  ],
};
