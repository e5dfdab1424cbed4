import { grantTry, listWalks, publishProgramPath, readProgramPath, readWalk, revokeCertificate } from '../../../../../contracts/admin';
import { grantTryTo, listWalksOf, pathOfProgram, publishPathOf, readWalkOf, revokeCertificateOf } from '../../../flows/paths/manage-paths';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';

const answer = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

/** Paths of programs, on the desk. */
export const adminPaths: Controller = {
  name: 'adminPaths',
  implementations: [
    implement(readProgramPath, async (strapi, { params }) => answer(await pathOfProgram(strapi, params.id))),
    implement(publishProgramPath, async (strapi, { params, body }, caller) =>
      answer(await publishPathOf(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
  ],
};

/** Who is how far on them. */
export const adminWalks: Controller = {
  name: 'adminWalks',
  implementations: [
    implement(listWalks, async (strapi, { query }, caller) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { program, state, pageSize: limit } = query;
      const { rows, nextCursor, total } = await listWalksOf(strapi, {
        program,
        state,
        beforeId,
        limit,
        onlyManagedBy: onlyManagedBy(caller),
      });
      return ok({ data: rows, pagination: { nextCursor, total } });
    }),
    implement(readWalk, async (strapi, { params }) => answer(await readWalkOf(strapi, params.id))),
    implement(grantTry, async (strapi, { params, body }, caller) =>
      answer(await grantTryTo(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
    implement(revokeCertificate, async (strapi, { params, body }, caller) =>
      answer(await revokeCertificateOf(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
  ],
};
