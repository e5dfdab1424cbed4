import type { Core } from '@strapi/strapi';
import { countMailing, goOnWithMailing, listMailings, readMailing, startMailing, stopMailing } from '../../../../../contracts/admin';
import {
  countMailingTo,
  goOnWithMailingOf,
  mailingOnDesk,
  mailingRows,
  startMailingTo,
  stopMailingOf,
} from '../../../flows/mailings/send-mailing';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { mailings } from '../service';

const shown = async (strapi: Core.Strapi, done: Promise<Outcome<string, Failure>>) => {
  const outcome = await done;
  if (!outcome.ok) return outcome;
  const found = await mailingOnDesk(strapi, outcome.value);
  return found.ok ? ok({ data: found.value }) : found;
};

/** Letters to many, on the desk. */
export const adminMailings: Controller = {
  name: 'adminMailings',
  implementations: [
    implement(countMailing, async (strapi, { body }) => {
      const counted = await countMailingTo(strapi, body);
      if (!counted.ok) return counted;
      const { customers, wouldGet, leftOut } = counted.value;
      return ok({ data: { customers, wouldGet, leftOut: [...leftOut].map(([reason, count]) => ({ reason, count })) } });
    }),
    implement(startMailing, (strapi, { body }, caller) => shown(strapi, startMailingTo(strapi, body, actorOf(caller)))),
    implement(listMailings, async (strapi, { query }) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, total } = await mailings(strapi).page({ state: query.state }, { beforeId, limit: query.pageSize });
      const last = rows.length === query.pageSize ? rows.at(-1) : undefined;
      return ok({ data: await mailingRows(strapi, rows), pagination: { nextCursor: last ? String(last.id) : null, total } });
    }),
    implement(readMailing, async (strapi, { params }) => {
      const found = await mailingOnDesk(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(stopMailing, (strapi, { params }, caller) => shown(strapi, stopMailingOf(strapi, params.id, actorOf(caller)))),
    implement(goOnWithMailing, (strapi, { params }, caller) => shown(strapi, goOnWithMailingOf(strapi, params.id, actorOf(caller)))),
  ],
};
