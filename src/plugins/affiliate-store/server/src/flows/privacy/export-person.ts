import type { Core } from '@strapi/strapi';
import { normalizeEmail, people } from '../../capabilities/people/service';
import { fileDays, GATHER_JOB, privacy, privacyFailures, type PersonRequest } from '../../capabilities/privacy/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { contentHash } from '../../platform/ids';
import { enqueue } from '../../platform/jobs';
import { isoOf } from '../../platform/moments';
import { personalParts } from '../../platform/personal';
import { lookFor, readPart } from '../../platform/personal-rows';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { keysOf } from '../people/person-keys';
import { previewPerson } from './read-person';

const DAY = 86_400_000;
/** How often it is written down how far a file is: each time is a write. */
const TELL_EVERY = 10;

/** Who asks for whose file: staff for an address, or a signed-in person for themselves. */
export interface FileWish {
  readonly email: string;
  readonly userId: number | null;
  readonly by: string;
}

/** Keeps a request, with the trace of who asked; of the person only the number of the request is in it. */
export const keepRequest = (
  strapi: Core.Strapi,
  wish: Parameters<ReturnType<typeof privacy>['add']>[0],
  then: (id: string) => Promise<void>,
): Promise<Outcome<PersonRequest, Failure>> =>
  togetherOrNot(strapi, async () => {
    const id = await privacy(strapi).add(wish);
    if (id === null) return failed(privacyFailures.because('PERSON_REQUEST_WAITS'));
    await audit(strapi, {
      actor: wish.by,
      action: `person.${wish.kind}-asked`,
      subject: `person-request:${id}`,
      after: { state: wish.state },
    });
    await then(id);
    return ok((await privacy(strapi).find(id)) as PersonRequest);
  });

/** Asks for a file of everything that is kept about a person; a job makes it. */
export const askForFile = (strapi: Core.Strapi, { email, userId, by }: FileWish): Promise<Outcome<PersonRequest, Failure>> =>
  keepRequest(strapi, { kind: 'export', state: 'queued', email, userId, by, parts: personalParts().length }, (id) =>
    enqueue({ name: GATHER_JOB, payload: { request: id }, key: `${GATHER_JOB}:${id}` }),
  );

/** The same by staff, who are told when nothing is kept. */
export const askForFileOf = async (strapi: Core.Strapi, email: string, by: string): Promise<Outcome<PersonRequest, Failure>> => {
  const known = await previewPerson(strapi, email);
  return known.ok ? askForFile(strapi, { email: normalizeEmail(email), userId: null, by }) : known;
};

/** The same by a person for themselves: only for a mailbox they have proven. */
export const askForOwnFile = async (strapi: Core.Strapi, userId: number, by: string): Promise<Outcome<PersonRequest, Failure>> => {
  const { emails } = await people(strapi).rowsOfUser(userId);
  const email = emails[0];
  return email === undefined ? failed(privacyFailures.because('MAILBOX_NOT_PROVEN')) : askForFile(strapi, { email, userId, by });
};

const ofWhom = (strapi: Core.Strapi, { email, userId }: PersonRequest) =>
  userId === null ? people(strapi).rowsOfAddress(email ?? '') : people(strapi).rowsOfUser(userId);

/** Reads every part, and tells how far it is between some of them: what is read meanwhile elsewhere must not wait for it. */
const gather = async (strapi: Core.Strapi, request: PersonRequest): Promise<object> => {
  const looking = lookFor(keysOf(strapi, await ofWhom(strapi, request)));
  const kept: Array<{ readonly group: string; readonly table: string; readonly rows: readonly object[] }> = [];
  for (const [n, part] of personalParts().entries()) {
    if (n % TELL_EVERY === 0) await privacy(strapi).change(request.id, { done: n });
    const rows = await readPart(strapi, looking, part);
    if (rows.length > 0) kept.push({ group: part.group, table: part.table, rows });
  }
  return {
    format: 'affiliate-store.person/1',
    person: request.email,
    madeAt: isoOf(now()),
    moments: 'UTC milliseconds or ISO 8601',
    amounts: 'minor units',
    kept,
  };
};

/** Makes the file of a request. Run again it is made anew: nothing of the first run is kept before it is whole. */
export const gatherFile = async (strapi: Core.Strapi, requestId: string): Promise<void> => {
  const request = await privacy(strapi).find(requestId);
  if (request?.state !== 'queued') return;
  const file = await gather(strapi, request);
  const body = JSON.stringify(file, null, 1);
  await privacy(strapi).change(request.id, {
    state: 'done',
    done: request.parts,
    body,
    bytes: Buffer.byteLength(body),
    hash: contentHash(file),
    finishedAt: now(),
    expiresAt: now() + (await setting(strapi, fileDays)) * DAY,
  });
};

/** The file, for whoever asked for it: each time it is handed out is written down. */
export const handOutFile = async (
  strapi: Core.Strapi,
  request: PersonRequest,
  by: string,
): Promise<Outcome<{ readonly fileName: string; readonly text: string }, Failure>> => {
  const text = request.kind === 'export' ? await privacy(strapi).file(request.publicId) : null;
  if (text === null) return failed(privacyFailures.because('PERSON_FILE_GONE'));
  await audit(strapi, { actor: by, action: 'person.file-handed-out', subject: `person-request:${request.publicId}` });
  return ok({ fileName: `${request.publicId}.json`, text });
};
