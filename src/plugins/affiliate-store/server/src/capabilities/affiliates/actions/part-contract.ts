import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { monthsAfter } from '../../../kernel/months';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import { isByDeal, type Contract } from '../domain/contract';
import { affiliateFailures } from '../domain/failures';
import { insertEntries, type NewEntry } from '../store/contracts';
import { entryFor } from '../store/notices';
import type { Acceptance } from './begin-contract';
import { caseOf, type ContractCase } from './contract-case';
import { holdCase, lapseContract, resumeLapsed } from './lapse-contract';

export { begin, type Acceptance } from './begin-contract';

/** Who ends a contract, and when: the affiliate at once, the shop once its notice is over (UTC ms). */
export interface Ending {
  readonly side: 'affiliate' | 'shop';
  readonly until: number;
  readonly reason: string | null;
  readonly by: string;
}

/** Of whom it was said, and how their contract stands since. */
export interface Parted {
  readonly affiliate: Affiliate;
  readonly until: number;
}

interface Said {
  readonly reason: string;
  readonly by: string;
}

const KINDS = { affiliate: 'left', shop: 'terminated' } as const;

const write = async (
  strapi: Core.Strapi,
  { affiliate, program, versions, contract }: ContractCase,
  entry: Pick<NewEntry, 'kind' | 'consent' | 'by'> & Partial<NewEntry>,
): Promise<void> => {
  const { version, rateBasisPoints, group = null } = contract.present;
  await insertEntries(strapi, [
    entryFor({ program, versions }, affiliate.id, { version, rateBasisPoints, group }, { ...entry, at: now() }),
  ]);
  await audit(strapi, {
    actor: entry.by,
    action: `contract.${entry.kind}`,
    subject: `affiliate:${affiliate.documentId}`,
    ...(entry.note == null ? {} : { reason: entry.note }),
    before: { validUntil: contract.validUntil },
    after: { validUntil: entry.validUntil ?? now() },
  });
};

/** A contract that runs and that one side may end; what came with a deal ends with it. */
const runs = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<ContractCase, Failure>> => {
  const of = await holdCase(strapi, documentId);
  if (!of) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  if (isByDeal(of.entries)) return failed(affiliateFailures.because('CONTRACT_BY_DEAL'));
  return ok(of);
};

/** Ends a contract by one side. What was earned is untouched, and a decision about any day before is made again as it was. */
export const partContract = (strapi: Core.Strapi, documentId: string, ending: Ending): Promise<Outcome<Parted, Failure>> =>
  togetherOrNot(strapi, async () => {
    const of = await runs(strapi, documentId);
    if (!of.ok) return of;
    const { affiliate, contract } = of.value;
    const { side, reason: note, by } = ending;
    // Said twice, by two windows: the first one counts. Whoever was given notice may still leave before it is over.
    if (contract.ended || (side === 'shop' && contract.parted)) return failed(affiliateFailures.because('CONTRACT_OVER'));
    const until = Math.min(contract.validUntil, ending.until);
    await write(strapi, of.value, { kind: KINDS[side], consent: side === 'affiliate' ? 'self' : 'none', by, note, validUntil: until });
    return ok({ affiliate, until });
  });

/** Takes a notice of the shop back before it is over: the contract holds as long as it would have. */
export const keepContract = (strapi: Core.Strapi, documentId: string, { reason, by }: Said): Promise<Outcome<Affiliate, Failure>> =>
  togetherOrNot(strapi, async () => {
    const of = await runs(strapi, documentId);
    if (!of.ok) return of;
    const { affiliate, contract } = of.value;
    const { parted, ended } = contract;
    if (!parted || ended) return failed(affiliateFailures.because('CONTRACT_NOT_PARTED'));
    await write(strapi, of.value, { kind: 'resumed', consent: 'none', by, note: reason, validUntil: parted.wouldHoldUntil });
    return ok(affiliate);
  });

/** Whether somebody whose place is kept may come back to the program: their contract was ended by one side, and is over. */
export const mayReturn = ({ state }: Pick<Affiliate, 'state'>, contract: Pick<Contract, 'ended' | 'parted'> | undefined): boolean =>
  state === 'active' && contract !== undefined && contract.ended && contract.parted !== null;

/** Lets somebody in again who left, in the place they had, by consent to what the program offers now; null where they may not. Inside a unit of work. */
export const letInAgain = async (
  strapi: Core.Strapi,
  affiliate: Affiliate,
  { acceptance, by }: { readonly acceptance?: Acceptance | undefined; readonly by: string },
): Promise<Affiliate | null> => {
  const of = await caseOf(strapi, affiliate);
  if (!of || !mayReturn(affiliate, of.contract) || isByDeal(of.entries)) return null;
  await write(strapi, of, {
    kind: 'renewed',
    by,
    consent: acceptance?.consent ?? 'staff',
    locale: acceptance?.locale ?? null,
    note: acceptance?.note ?? null,
    validUntil: monthsAfter(now(), of.program.validityMonths),
    revisionMonths: of.program.revisionMonths,
  });
  return affiliate;
};

/** How contracts end before their day, and go on after all. */
export interface PartingVerbs {
  /** Ends a contract nobody sells by, and takes that back; null where there is nothing to. Inside a unit of work. */
  lapse(documentId: string, note: string): Promise<Affiliate | null>;
  resume(documentId: string, said: Said): Promise<Affiliate | null>;
  /** Ends a contract by one side; and takes a notice of the shop back before it is over. */
  part(documentId: string, ending: Ending): Promise<Outcome<Parted, Failure>>;
  keepOn(documentId: string, said: Said): Promise<Outcome<Affiliate, Failure>>;
}

export const partingVerbs = (strapi: Core.Strapi): PartingVerbs => ({
  lapse: (documentId, note) => lapseContract(strapi, documentId, note),
  resume: (documentId, said) => resumeLapsed(strapi, documentId, said),
  part: (documentId, ending) => partContract(strapi, documentId, ending),
  keepOn: (documentId, said) => keepContract(strapi, documentId, said),
});
