import { announceContest, cancelContest, listContests, readContest } from '../../../../../contracts/admin';
import { announceContestBy, cancelContestBy } from '../../../flows/contests/announce-contest';
import { contestPage, contestRowOf, contestRows } from '../../../flows/contests/read-contests';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { contestFailures } from '../domain/failures';
import { contests } from '../service';

/** What staff does with contests. */
export const adminContests: Controller = {
  name: 'adminContests',
  implementations: [
    implement(listContests, async (strapi, { query: { state, cursor, pageSize } }) => {
      const beforeId = rowOfCursor(cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const found = await contests(strapi).list({ state, beforeId, limit: pageSize + 1 });
      const page = found.slice(0, pageSize);
      const last = found.length > page.length ? page.at(-1) : undefined;
      return ok({
        data: await contestRows(strapi, page),
        pagination: { total: await contests(strapi).count({ state }), nextCursor: last ? String(last.id) : null },
      });
    }),
    implement(readContest, async (strapi, { params }) => {
      const contest = await contests(strapi).find(params.id);
      return contest ? ok({ data: await contestPage(strapi, contest) }) : failed(contestFailures.because('CONTEST_NOT_FOUND'));
    }),
    implement(announceContest, async (strapi, { body }, caller) => {
      const made = await announceContestBy(strapi, body, actorOf(caller));
      return made.ok ? ok({ data: await contestRowOf(strapi, made.value) }) : made;
    }),
    implement(cancelContest, async (strapi, { params }, caller) => {
      const ended = await cancelContestBy(strapi, params.id, actorOf(caller));
      return ended.ok ? ok({ data: await contestRowOf(strapi, ended.value) }) : ended;
    }),
  ],
};
