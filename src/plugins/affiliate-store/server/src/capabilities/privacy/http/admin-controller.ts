import type { Core } from '@strapi/strapi';
import {
  askForPersonFile,
  confirmErasure,
  downloadPersonFile,
  erasePerson,
  listPersonRequests,
  previewPerson,
  refuseErasure,
  type AdminPersonRequest,
} from '../../../../../contracts/privacy';
import { askForErasure, confirmErasure as confirm, refuseErasure as refuse } from '../../../flows/privacy/erase-person';
import { askForFileOf, handOutFile } from '../../../flows/privacy/export-person';
import { previewPerson as preview } from '../../../flows/privacy/read-person';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { readableFor } from '../../../platform/masking';
import { namesOfActors } from '../../../platform/staff-names';
import { privacy, privacyFailures, type PersonRequest } from '../service';
import { adminView } from './views';

const shown = async (strapi: Core.Strapi, requests: readonly PersonRequest[], caller: Caller): Promise<AdminPersonRequest[]> => {
  const named = await namesOfActors(
    strapi,
    requests.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy ?? '']),
  );
  return requests.map((request) => adminView(request, readableFor(caller), named));
};

const answer = async (
  strapi: Core.Strapi,
  asked: Outcome<PersonRequest, Failure>,
  caller: Caller,
): Promise<Outcome<Answer<AdminPersonRequest>, Failure>> => {
  if (!asked.ok) return asked;
  const [request] = await shown(strapi, [asked.value], caller);
  return ok({ data: request as AdminPersonRequest });
};

/** What is kept about people, files of it, and erasures. */
export const adminPrivacy: Controller = {
  name: 'adminPrivacy',
  implementations: [
    implement(listPersonRequests, async (strapi, { query }, caller) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, total } = await privacy(strapi).page({ kind: query.kind, before, limit: query.pageSize + 1 });
      const page = rows.slice(0, query.pageSize);
      const last = page.at(-1);
      const nextCursor = rows.length > page.length && last ? String(last.id) : null;
      return ok({ data: await shown(strapi, page, caller), pagination: { total, nextCursor } });
    }),
    implement(previewPerson, async (strapi, { body }) => {
      const found = await preview(strapi, body.email);
      return found.ok ? ok({ data: { ...found.value, parts: [...found.value.parts], hindered: [...found.value.hindered] } }) : found;
    }),
    implement(askForPersonFile, async (strapi, { body }, caller) =>
      answer(strapi, await askForFileOf(strapi, body.email, actorOf(caller)), caller),
    ),
    implement(downloadPersonFile, async (strapi, { params }, caller) => {
      const request = await privacy(strapi).find(params.id);
      if (request === null) return failed(privacyFailures.because('PERSON_REQUEST_NOT_FOUND'));
      const file = await handOutFile(strapi, request, actorOf(caller));
      return file.ok ? ok({ data: file.value }) : file;
    }),
    implement(erasePerson, async (strapi, { body }, caller) => {
      if (body.typed.toLowerCase() !== body.email.toLowerCase()) return failed(privacyFailures.because('ERASURE_NOT_CONFIRMED'));
      return answer(strapi, await askForErasure(strapi, { ...body, by: actorOf(caller) }), caller);
    }),
    implement(confirmErasure, async (strapi, { params, body }, caller) =>
      answer(strapi, await confirm(strapi, params.id, { typed: body.typed, by: actorOf(caller) }), caller),
    ),
    implement(refuseErasure, async (strapi, { params, body }, caller) =>
      answer(strapi, await refuse(strapi, params.id, { reason: body.reason, by: actorOf(caller) }), caller),
    ),
  ],
};
