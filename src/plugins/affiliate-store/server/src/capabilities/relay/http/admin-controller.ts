import type { Core } from '@strapi/strapi';
import {
  approveRelayLetter,
  listAdminRelayLetters,
  readAffiliateRelay,
  refuseRelayLetter,
  resumeAffiliateRelay,
  stopAffiliateRelay,
  type AdminRelayLetter,
} from '../../../../../contracts/relay';
import { decideLetterOf, deskView, lettersOnDesk, relayOfAffiliate, stopOrResume } from '../../../flows/relay/relay-letters';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';
import type { RelayLetter } from '../service';

const shown = async (
  strapi: Core.Strapi,
  done: Promise<Outcome<RelayLetter, Failure>>,
): Promise<Outcome<Answer<AdminRelayLetter>, Failure>> => {
  const outcome = await done;
  return outcome.ok ? ok({ data: await deskView(strapi, outcome.value) }) : outcome;
};
const answered = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

/** Letters of affiliates on the desk. */
export const adminRelay: Controller = {
  name: 'adminRelay',
  implementations: [
    implement(listAdminRelayLetters, async (strapi, { query }, caller) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const asked = { state: query.state, onlyManagedBy: onlyManagedBy(caller), before, limit: query.pageSize };
      const { rows, ...pagination } = await lettersOnDesk(strapi, asked);
      return ok({ data: rows, pagination });
    }),
    implement(approveRelayLetter, (strapi, { params }, caller) =>
      shown(strapi, decideLetterOf(strapi, params.id, { reason: null, by: actorOf(caller) })),
    ),
    implement(refuseRelayLetter, (strapi, { params, body }, caller) =>
      shown(strapi, decideLetterOf(strapi, params.id, { reason: body.reason, by: actorOf(caller) })),
    ),
    implement(readAffiliateRelay, async (strapi, { params }) => answered(await relayOfAffiliate(strapi, params.id))),
    implement(stopAffiliateRelay, async (strapi, { params, body }, caller) =>
      answered(await stopOrResume(strapi, params.id, { resume: false, reason: body.reason, by: actorOf(caller) })),
    ),
    implement(resumeAffiliateRelay, async (strapi, { params, body }, caller) =>
      answered(await stopOrResume(strapi, params.id, { resume: true, reason: body.reason, by: actorOf(caller) })),
    ),
  ],
};
