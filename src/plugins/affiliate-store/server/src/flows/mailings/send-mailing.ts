import type { Core } from '@strapi/strapi';
import type { MailingRow, startMailing } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates, lacksTerms, type Program } from '../../capabilities/affiliates/service';
import { catalog } from '../../capabilities/catalog/service';
import { MAILING_JOB, mailingFailures, mailings, type Choice, type Mailing, type MailingState } from '../../capabilities/mailings/service';
import { messaging } from '../../capabilities/messaging/service';
import type { Customer } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { together, togetherOrNot } from '../../platform/transaction';
import { countCustomers, nextCustomers, type Counted } from './choose-customers';

const DAY = 86_400_000;
/** Customers looked at in one unit of work. */
const BITE = 50;

type Wanted = Input<typeof startMailing>['body'];
type Asked = Pick<Wanted, 'program' | 'product' | 'since' | 'basis'>;

const choiceOf = async (
  strapi: Core.Strapi,
  { program: documentId, product, since, basis }: Asked,
): Promise<Outcome<{ readonly choice: Choice; readonly program: Program }, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(documentId);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  if (lacksTerms(program)) return failed(affiliateFailures.because('PROGRAM_WITHOUT_TERMS', { program: documentId }));
  return ok({ choice: { programId: program.id, product, since, basis }, program });
};

/** Whom a letter would go to. */
export const countMailingTo = async (strapi: Core.Strapi, asked: Asked): Promise<Outcome<Counted, Failure>> => {
  const chosen = await choiceOf(strapi, asked);
  return chosen.ok ? ok(await countCustomers(strapi, chosen.value.choice)) : chosen;
};

/** Mailings as staff reads them. */
export const mailingRows = async (strapi: Core.Strapi, found: readonly Mailing[]): Promise<MailingRow[]> => {
  const programs = new Map((await affiliates(strapi).programs()).map((program) => [program.id, program]));
  const joined = await mailings(strapi).joinedBy(found.map(({ id }) => id));
  const nameOf = await namesOfActors(
    strapi,
    found.map(({ madeBy }) => madeBy),
  );
  return found.map((one) => {
    const program = programs.get(one.programId);
    return {
      id: one.publicId,
      program: { id: program?.documentId ?? '', name: program?.name ?? '' },
      product: one.productName,
      since: one.since,
      basis: one.basis,
      words: one.words,
      state: one.state,
      expected: one.expected,
      looked: one.looked,
      written: one.written,
      joined: joined.get(one.id) ?? 0,
      expiresAt: isoOf(one.expiresAt),
      madeBy: nameOf(one.madeBy),
      madeAt: isoOf(one.madeAt),
      doneAt: maybeIsoOf(one.doneAt),
    };
  });
};

export const mailingOnDesk = async (strapi: Core.Strapi, id: string): Promise<Outcome<MailingRow, Failure>> => {
  const found = await mailings(strapi).find(id);
  if (!found) return failed(mailingFailures.because('MAILING_NOT_FOUND'));
  const [row] = await mailingRows(strapi, [found]);
  return ok(row as MailingRow);
};

const goOn = (id: string, cursor: number): Promise<void> =>
  enqueue({ name: MAILING_JOB, payload: { mailing: id }, key: `${MAILING_JOB}:${id}:${cursor}` });

/** Begins to write to the customers of a choice. It is counted outside of the unit of work: that takes as long as there are customers. */
export const startMailingTo = async (strapi: Core.Strapi, wanted: Wanted, by: string): Promise<Outcome<string, Failure>> => {
  const chosen = await choiceOf(strapi, wanted);
  if (!chosen.ok) return chosen;
  const { choice } = chosen.value;
  const { wouldGet } = await countCustomers(strapi, choice);
  if (wouldGet === 0) return failed(mailingFailures.because('MAILING_TO_NOBODY'));
  const name = choice.product === null ? null : ((await catalog(strapi).productsOf([choice.product])).get(choice.product)?.name ?? null);
  return togetherOrNot(strapi, async () => {
    const { words, days, program } = wanted;
    const made = await mailings(strapi).add({
      ...{ ...choice, words, productName: name, madeBy: by },
      expiresAt: now() + days * DAY,
      expected: wouldGet,
    });
    await audit(strapi, {
      actor: by,
      action: 'mailing.started',
      subject: `mailing:${made.publicId}`,
      after: { program, product: choice.product, since: choice.since, basis: choice.basis, expected: wouldGet },
    });
    await goOn(made.publicId, 0);
    return ok(made.publicId);
  });
};

const turn = (
  strapi: Core.Strapi,
  id: string,
  { from, to, by }: { readonly from: MailingState; readonly to: MailingState; readonly by: string },
): Promise<Outcome<string, Failure>> =>
  togetherOrNot(strapi, async () => {
    const held = await mailings(strapi).hold(id);
    if (!held) return failed(mailingFailures.because('MAILING_NOT_FOUND'));
    if (held.state !== from) return failed(mailingFailures.because('MAILING_STATE_ILLEGAL', { state: held.state }));
    await mailings(strapi).change(held.id, { state: to, stoppedBy: to === 'stopped' ? by : null });
    await audit(strapi, { actor: by, action: 'mailing.turned', subject: `mailing:${id}`, before: { state: from }, after: { state: to } });
    if (to === 'running') await goOn(id, held.cursor);
    return ok(id);
  });

export const stopMailingOf = (strapi: Core.Strapi, id: string, by: string): Promise<Outcome<string, Failure>> =>
  turn(strapi, id, { from: 'running', to: 'stopped', by });

export const goOnWithMailingOf = (strapi: Core.Strapi, id: string, by: string): Promise<Outcome<string, Failure>> =>
  turn(strapi, id, { from: 'stopped', to: 'running', by });

/** Writes to one customer: the row that stands for it first, so that whatever happens they are written to once. True where a letter is on its way. */
const writeTo = async (strapi: Core.Strapi, mailing: Mailing, { id, email, locale }: Customer, program: Program): Promise<boolean> => {
  const token = await mailings(strapi).addRecipient({ mailingId: mailing.id, programId: mailing.programId, customerId: id, email });
  if (token === null) return false;
  return messaging(strapi).queueMail({
    kind: 'customer_invited',
    to: email,
    locale,
    dedupeKey: `mailing:${mailing.programId}:${id}`,
    facts: {
      program: program.name,
      path: `/enrol/${token}`,
      rateBasisPoints: program.rateBasisPoints,
      words: mailing.words,
      expiresAt: mailing.expiresAt,
    },
  });
};

/** One bite of a mailing, in one unit of work with the place it has come to; answers where to go on, null at its end. */
const writeBite = (strapi: Core.Strapi, id: string): Promise<number | null> =>
  together(strapi, async () => {
    const mailing = await mailings(strapi).hold(id);
    const program = mailing?.state === 'running' ? await affiliates(strapi).program(mailing.programId) : null;
    if (!mailing || !program) return null;
    const bite = await nextCustomers(strapi, mailing, mailing.cursor, BITE);
    let written = 0;
    for (const { customer, why } of bite.customers) if (why === null && (await writeTo(strapi, mailing, customer, program))) written += 1;
    const through = bite.last === null;
    await mailings(strapi).change(mailing.id, {
      cursor: bite.last ?? mailing.cursor,
      looked: mailing.looked + bite.customers.length,
      written: mailing.written + written,
      ...(through ? { state: 'done' as const, doneAt: now() } : {}),
    });
    return bite.last;
  });

/** Writes a mailing to its end, bite by bite; one that was stopped meanwhile stays where it is. */
export const writeMailing = async (strapi: Core.Strapi, id: string): Promise<void> => {
  while ((await writeBite(strapi, id)) !== null);
};
