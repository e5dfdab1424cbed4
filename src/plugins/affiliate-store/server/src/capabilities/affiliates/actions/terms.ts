import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import { setting } from '../../../platform/settings';
import { togetherOrNot } from '../../../platform/transaction';
import { changesBetween, termsFor, verdictOn, type TermChange } from '../domain/change';
import { appliesAt, contractAt, revisionFrom, type Contract } from '../domain/contract';
import { affiliateFailures } from '../domain/failures';
import { changedTerms, termsOf, type Program, type Terms } from '../domain/terms';
import { noticeDays } from '../settings';
import { affiliatesWhere } from '../store/affiliates';
import { entriesInProgram } from '../store/contracts';
import { promisedBy, versionsByNumber } from '../store/notices';
import { holdProgram, programByDocumentId } from '../store/programs';
import type { Affiliate } from '../domain/affiliate';

const DAY = 86_400_000;

/** What a draft of new terms would be to one affiliate. Times UTC ms. */
export interface Foreseen {
  readonly affiliate: Affiliate;
  readonly contract: Contract;
  readonly changes: readonly TermChange[];
  readonly verdict: 'same' | 'better' | 'worse';
  /** Of worse terms: when the notice would be over, and when they would apply without an acceptance; null for never. */
  readonly noticeEndsAt: number | null;
  readonly appliesAt: number | null;
}

const contractsIn = async (strapi: Core.Strapi, programId: number, at: number) => {
  const written = await entriesInProgram(strapi, programId);
  const people = new Map((await affiliatesWhere(strapi, 'id', [...written.keys()])).map((one) => [one.id, one]));
  return [...written].flatMap(([id, entries]) => {
    const [affiliate, contract] = [people.get(id), contractAt(entries, at)];
    return affiliate && contract ? [{ affiliate, contract }] : [];
  });
};

/** Everybody in a program with how their contract stands now. */
export const peopleUnder = (strapi: Core.Strapi, programId: number) => contractsIn(strapi, programId, now());

/** Who would be concerned by a draft, how, and from when. Nothing is stored. */
export const foresee = async (strapi: Core.Strapi, program: Program, draft: Terms): Promise<readonly Foreseen[]> => {
  const at = now();
  const [days, versions] = [await setting(strapi, noticeDays), await versionsByNumber(strapi, program.id)];
  return (await contractsIn(strapi, program.id, at)).map(({ affiliate, contract }): Foreseen => {
    const offered = { terms: termsFor(draft, contract.present.rateBasisPoints), texts: program.texts };
    const changes = changesBetween(promisedBy(versions, contract.offer), offered);
    const verdict = verdictOn(changes);
    if (verdict !== 'worse') return { affiliate, contract, changes, verdict, noticeEndsAt: null, appliesAt: null };
    const noticeEndsAt = at + days * DAY;
    const notice = { ...contract.inForceBy, noticeEndsAt, revisionAt: revisionFrom(contract, noticeEndsAt) };
    return { affiliate, contract, changes, verdict, noticeEndsAt, appliesAt: appliesAt(notice, null) };
  });
};

/** Gives a program new terms, as an edit in the Content Manager does. `seen` is the version the draft was made from. */
export const publishTerms = (
  strapi: Core.Strapi,
  documentId: string,
  draft: Terms,
  { seen, by }: { readonly seen: number; readonly by: string },
): Promise<Outcome<Program, Failure>> =>
  togetherOrNot(strapi, async () => {
    const found = await programByDocumentId(strapi, documentId);
    if (!found) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    await holdProgram(strapi, found.id);
    const program = (await programByDocumentId(strapi, documentId)) ?? found;
    if (program.version !== seen) return failed(affiliateFailures.because('TERMS_CHANGED', { version: program.version }));
    const changed = changedTerms(termsOf(program), draft);
    if (changed.length === 0) return ok(program);
    // By way of the lifecycle that numbers terms and tells people, whoever writes them.
    await strapi.db
      .query('plugin::affiliate-store.program')
      .update({ where: { id: program.id }, data: { ...draft, maxPayments: draft.maxPayments ?? null } });
    const after = (await programByDocumentId(strapi, documentId)) ?? program;
    await audit(strapi, {
      actor: by,
      action: 'program.terms-published',
      subject: `program:${documentId}`,
      before: { version: program.version, ...termsOf(program) },
      after: { version: after.version, ...termsOf(after) },
    });
    return ok(after);
  });
