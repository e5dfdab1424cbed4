import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { orders } from '../../capabilities/orders/service';
import { normalizeEmail, people, type PersonRows } from '../../capabilities/people/service';
import { FORGET_AT_PROVIDER_JOB, privacy, privacyFailures, type PartReport, type PersonRequest } from '../../capabilities/privacy/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { mayApprove } from '../../kernel/second-person';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import { personalParts } from '../../platform/personal';
import { erasePart, lookFor, takeAll, type Looking } from '../../platform/personal-rows';
import { togetherOrNot } from '../../platform/transaction';
import { keepRequest } from './export-person';
import { keysOf } from '../people/person-keys';
import { weighPerson } from './read-person';

/** Who wants whom erased, and why. */
export interface ErasureWish {
  readonly email: string;
  readonly by: string;
  readonly reason: string;
}

/** A place whose links lead nowhere any more; no letter is written to an address that is about to go. */
const closePlaces = async (strapi: Core.Strapi, rows: PersonRows, by: string): Promise<void> => {
  for (const party of rows.parties)
    for (const place of await affiliates(strapi).affiliatesOfParty(party.id)) {
      await affiliates(strapi).block(place.documentId, { code: 'OTHER', reason: '' }, by);
      await attribution(strapi).unbind({ affiliate_id: place.id }, { because: 'AFFILIATE_BLOCKED', by });
    }
};

/** What the payment provider keeps of a buyer is deleted after the commit, each charge by a job of its own. */
const forgetAtProvider = async (strapi: Core.Strapi, rows: PersonRows): Promise<void> => {
  const bought = await orders(strapi).ofCustomers(rows.customers.map(({ id }) => id));
  for (const { provider, chargeId } of await orders(strapi).paymentsOf(bought.map(({ id }) => id)))
    if (provider === 'stripe')
      await enqueue({ name: FORGET_AT_PROVIDER_JOB, payload: { chargeId }, key: `${FORGET_AT_PROVIDER_JOB}:${chargeId}` });
};

const eraseParts = async (strapi: Core.Strapi, looking: Looking, mark: string): Promise<void> => {
  // What finds rows is asked for before the first of them is changed.
  await takeAll(strapi, looking);
  for (const part of personalParts()) await erasePart(strapi, looking, part, mark);
};

/** Erases a person in the open unit of work: everything that is not the books', or that the law wants kept, goes or says nobody's name. */
const erase = async (strapi: Core.Strapi, request: PersonRequest, by: string): Promise<Outcome<readonly PartReport[], Failure>> => {
  const rows = await people(strapi).rowsOfAddress(request.email ?? '');
  // Nothing of theirs is booked, bought or paid between the look and the deed.
  for (const party of rows.parties) await people(strapi).lockParty(party.id);
  const looking = lookFor(keysOf(strapi, rows));
  const { parts, hindered } = await weighPerson(strapi, rows, looking);
  if (parts.length === 0) return failed(privacyFailures.because('PERSON_UNKNOWN'));
  if (hindered.length > 0)
    return failed(privacyFailures.because('ERASURE_HINDERED', { because: hindered.map(({ code }) => code).join(', ') }));
  await closePlaces(strapi, rows, by);
  await forgetAtProvider(strapi, rows);
  for (const userId of rows.userIds) await people(strapi).endSessionsOf(userId);
  await eraseParts(strapi, looking, request.mark);
  await privacy(strapi).forget(rows.emails, rows.userIds);
  return ok(parts);
};

const carryOut = async (strapi: Core.Strapi, request: PersonRequest, by: string): Promise<Outcome<PersonRequest, Failure>> => {
  const done = await erase(strapi, request, by);
  if (!done.ok) return done;
  await privacy(strapi).change(request.id, {
    state: 'done',
    done: request.parts,
    report: done.value,
    decidedBy: by,
    decidedAt: now(),
    finishedAt: now(),
  });
  await audit(strapi, { actor: by, action: 'person.erased', subject: `person-request:${request.publicId}`, after: { mark: request.mark } });
  return ok((await privacy(strapi).find(request.publicId)) as PersonRequest);
};

/** Erases somebody at the wish of staff, at once or, where a second person has to look, when one has. */
export const askForErasure = (strapi: Core.Strapi, { email, by, reason }: ErasureWish): Promise<Outcome<PersonRequest, Failure>> =>
  togetherOrNot(strapi, async () => {
    const rows = await people(strapi).rowsOfAddress(email);
    const { parts, hindered, secondPerson } = await weighPerson(strapi, rows, lookFor(keysOf(strapi, rows)));
    if (parts.length === 0) return failed(privacyFailures.because('PERSON_UNKNOWN'));
    if (hindered.length > 0)
      return failed(privacyFailures.because('ERASURE_HINDERED', { because: hindered.map(({ code }) => code).join(', ') }));
    const kept = await keepRequest(
      strapi,
      {
        kind: 'erasure',
        state: 'awaiting_approval',
        email: normalizeEmail(email),
        userId: null,
        by,
        reason,
        parts: personalParts().length,
      },
      () => Promise.resolve(),
    );
    return !kept.ok || secondPerson ? kept : carryOut(strapi, kept.value, by);
  });

/** A person asks to be erased: staff looks at it, for what is still going on has to end first. */
export const askForOwnErasure = async (strapi: Core.Strapi, userId: number, by: string): Promise<Outcome<PersonRequest, Failure>> => {
  const email = (await people(strapi).rowsOfUser(userId)).emails[0];
  if (email === undefined) return failed(privacyFailures.because('MAILBOX_NOT_PROVEN'));
  const wish = { kind: 'erasure', state: 'asked', email, userId, by, parts: personalParts().length } as const;
  return keepRequest(strapi, wish, () => Promise.resolve());
};

/** A request that waits for somebody, locked. */
const waiting = async (strapi: Core.Strapi, id: string): Promise<Outcome<PersonRequest, Failure>> => {
  const request = await privacy(strapi).lock(id);
  if (request?.kind !== 'erasure') return failed(privacyFailures.because('PERSON_REQUEST_NOT_FOUND'));
  const { state } = request;
  return state === 'asked' || state === 'awaiting_approval'
    ? ok(request)
    : failed(privacyFailures.because('PERSON_REQUEST_DECIDED', { state }));
};

/** Carries a request out. The address is typed by whoever confirms it; who asked cannot be the one who confirms. */
export const confirmErasure = (
  strapi: Core.Strapi,
  id: string,
  { typed, by }: { readonly typed: string; readonly by: string },
): Promise<Outcome<PersonRequest, Failure>> =>
  togetherOrNot(strapi, async () => {
    const found = await waiting(strapi, id);
    if (!found.ok) return found;
    if (!mayApprove(by, [found.value.askedBy])) return failed(privacyFailures.because('ERASURE_NEEDS_SECOND_PERSON'));
    if (normalizeEmail(typed) !== found.value.email) return failed(privacyFailures.because('ERASURE_NOT_CONFIRMED'));
    return carryOut(strapi, found.value, by);
  });

/** Does not erase, and says why. */
export const refuseErasure = (
  strapi: Core.Strapi,
  id: string,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<Outcome<PersonRequest, Failure>> =>
  togetherOrNot(strapi, async () => {
    const found = await waiting(strapi, id);
    if (!found.ok) return found;
    await privacy(strapi).change(found.value.id, { state: 'refused', decidedBy: by, decidedAt: now(), reason, finishedAt: now() });
    await audit(strapi, { actor: by, action: 'person.erasure-refused', subject: `person-request:${id}` });
    return ok((await privacy(strapi).find(id)) as PersonRequest);
  });
