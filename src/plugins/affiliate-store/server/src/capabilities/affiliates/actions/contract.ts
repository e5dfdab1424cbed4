import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import { togetherOrNot } from '../../../platform/transaction';
import { isByDeal, type Offer } from '../domain/contract';
import type { ContractLocale } from '../domain/contract-locale';
import { affiliateFailures } from '../domain/failures';
import { monthsAfter } from '../../../kernel/months';
import { affiliateByDocumentId, holdAffiliate } from '../store/affiliates';
import { insertEntries, type NewEntry } from '../store/contracts';
import { entryFor, paperOf } from '../store/notices';
import { holdProgram } from '../store/programs';
import { caseOf, type ContractCase } from './contract-case';

const DAY = 86_400_000;
/** How long before its end both sides are reminded and a contract may be renewed (B-52). */
export const REMINDED_BEFORE_MS = 30 * DAY;

/** What somebody says to a contract. `hash` is that of the page they read, which must be what is offered. */
export interface Saying {
  readonly what: 'accept' | 'decline' | 'renew' | 'confirm';
  readonly consent: 'self' | 'paper';
  readonly by: string;
  readonly locale: ContractLocale;
  readonly hash?: string | undefined;
  readonly note?: string | undefined;
}

interface Said {
  readonly offer: Offer;
  readonly more: Pick<NewEntry, 'kind'> & Partial<NewEntry>;
}

type Reading = (of: ContractCase, at: number, consent: Saying['consent']) => Outcome<Said | null, Failure>;

const nothingThere = () => failed(affiliateFailures.because('CONTRACT_NOTHING_TO_ANSWER'));

const answerTo =
  (kind: 'accepted' | 'declined'): Reading =>
  ({ contract: { notice } }) => {
    if (!notice) return nothingThere();
    // Said already, by another window: nothing to add.
    if (notice.answer === kind) return ok(null);
    if (notice.answer === 'accepted') return failed(affiliateFailures.because('CONTRACT_ACCEPTED_ALREADY'));
    return ok({ offer: notice.entry, more: { kind, noticeId: notice.entry.id } });
  };

const READINGS: Readonly<Record<Saying['what'], Reading>> = {
  accept: answerTo('accepted'),
  decline: answerTo('declined'),
  renew: ({ contract, program, entries }, at, consent) => {
    if (isByDeal(entries)) return failed(affiliateFailures.because('CONTRACT_BY_DEAL'));
    if (contract.lapsed) return failed(affiliateFailures.because('CONTRACT_LAPSED'));
    // Ended by one side, both have to want it again: an application is looked at, and a paper was.
    if (contract.parted && consent === 'self') return failed(affiliateFailures.because('CONTRACT_PARTED'));
    return at < contract.validUntil - REMINDED_BEFORE_MS
      ? failed(affiliateFailures.because('CONTRACT_NOT_DUE', { validUntil: new Date(contract.validUntil).toISOString() }))
      : ok({
          offer: contract.present,
          more: {
            kind: 'renewed',
            validUntil: monthsAfter(Math.max(contract.validUntil, at), program.validityMonths),
            revisionMonths: program.revisionMonths,
          },
        });
  },
  confirm: ({ contract }) => (contract.consent.consent === 'self' ? ok(null) : ok({ offer: contract.offer, more: { kind: 'confirmed' } })),
};

const write = async (strapi: Core.Strapi, of: ContractCase, { offer, more }: Said, saying: Saying): Promise<Outcome<null, Failure>> => {
  const { affiliate, program, versions } = of;
  const plain: Offer = { version: offer.version, rateBasisPoints: offer.rateBasisPoints, group: offer.group ?? null };
  if (saying.consent === 'self' && saying.what !== 'decline' && saying.hash !== paperOf(program, versions, plain, saying.locale).hash)
    return failed(affiliateFailures.because('CONTRACT_CHANGED'));
  const { consent, by, locale, note } = saying;
  const entry = entryFor({ program, versions }, affiliate.id, plain, {
    at: now(),
    by,
    locale,
    note: note ?? null,
    consent: saying.what === 'decline' ? 'none' : consent,
    ...more,
  });
  await insertEntries(strapi, [entry]);
  await audit(strapi, {
    actor: by,
    action: `contract.${entry.kind}`,
    subject: `affiliate:${affiliate.documentId}`,
    ...(note === undefined ? {} : { reason: note }),
    after: { ...plain, consent: entry.consent, hash: entry.hash, validUntil: entry.validUntil },
  });
  return ok(null);
};

/** Writes down what an affiliate says to their contract, or staff from a paper; two windows make one story. */
export const sayToContract = (strapi: Core.Strapi, documentId: string, saying: Saying): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const seen = await affiliateByDocumentId(strapi, documentId);
    if (!seen) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    // The program first, as whoever changes its terms does: so the two never wait for each other.
    await holdProgram(strapi, seen.programId);
    const affiliate = await holdAffiliate(strapi, documentId);
    const of = affiliate && (await caseOf(strapi, affiliate));
    if (!of) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    const said = READINGS[saying.what](of, now(), saying.consent);
    if (!said.ok) return said;
    return said.value === null ? ok(null) : write(strapi, of, said.value, saying);
  });
