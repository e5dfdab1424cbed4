import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { setting } from '../../../platform/settings';
import { changesBetween, termsFor, verdictOn, type Promised, type TermChange } from '../domain/change';
import { appliesAt, contractAt, revisionFrom, type Contract } from '../domain/contract';
import type { Program, Terms } from '../domain/terms';
import { noticeDays } from '../settings';
import { affiliatesWhere } from '../store/affiliates';
import { entriesInProgram } from '../store/contracts';
import { promisedBy, versionsByNumber } from '../store/notices';
import type { Affiliate } from '../domain/affiliate';

const DAY = 86_400_000;

/** What a draft of new terms would be to one affiliate. Times UTC ms. */
export interface Foreseen {
  readonly affiliate: Affiliate;
  readonly contract: Contract;
  /** What they were promised, and what they would be. */
  readonly before: Promised;
  readonly after: Promised;
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
    const before = promisedBy(versions, contract.offer);
    const after = { terms: termsFor(draft, contract.present.rateBasisPoints, contract.present.group), texts: program.texts };
    const changes = changesBetween(before, after);
    const verdict = verdictOn(changes);
    const foreseen = { affiliate, contract, before, after, changes, verdict };
    if (verdict !== 'worse') return { ...foreseen, noticeEndsAt: null, appliesAt: null };
    const noticeEndsAt = at + days * DAY;
    const notice = { ...contract.inForceBy, noticeEndsAt, revisionAt: revisionFrom(contract, noticeEndsAt) };
    return { ...foreseen, noticeEndsAt, appliesAt: appliesAt(notice, null) };
  });
};
