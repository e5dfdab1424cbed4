import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { together } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import type { ContractLocale } from '../domain/contract-locale';
import { affiliateFailures } from '../domain/failures';
import type { Program } from '../domain/terms';
import { affiliateById } from '../store/affiliates';
import { insertEntries, withoutContract } from '../store/contracts';
import { beginning, paperOf, versionsByNumber } from '../store/notices';
import { holdProgram, programById } from '../store/programs';

/** The consent somebody joins with. `hash` is that of the page they read. */
export interface Acceptance {
  readonly consent: 'self' | 'paper';
  readonly locale: ContractLocale;
  readonly hash?: string | undefined;
  /** Where a page showed the terms alone, the version it named, in place of a hash. */
  readonly version?: number | undefined;
  readonly note?: string | undefined;
}

const hasRead = ({ hash, version, locale }: Acceptance, program: Program, versions: Parameters<typeof paperOf>[1]): boolean =>
  hash === undefined
    ? version === program.version
    : hash === paperOf(program, versions, { version: program.version, rateBasisPoints: null }, locale).hash;

/** Nobody is in a program without a stored consent (B-36): their own, that on a paper, or that of staff who answers for it. */
export const begin = async (
  strapi: Core.Strapi,
  program: Program,
  affiliate: Affiliate,
  {
    acceptance,
    validUntil,
    by,
  }: { readonly acceptance?: Acceptance | undefined; readonly validUntil?: number | undefined; readonly by: string },
): Promise<Outcome<null, Failure>> => {
  const versions = await versionsByNumber(strapi, program.id);
  const { consent = 'staff', locale = null, note = null } = acceptance ?? {};
  if (acceptance?.consent === 'self' && !hasRead(acceptance, program, versions))
    return failed(affiliateFailures.because('CONTRACT_CHANGED'));
  const until = validUntil === undefined ? {} : { validUntil };
  await insertEntries(strapi, [beginning(program, versions, affiliate, { by, consent, locale, note, ...until })]);
  return ok(null);
};

/**
 * Brings everybody who joined before contracts were kept under the present terms of their program, which are those their orders were
 * judged by until then. Says so: nobody pretends that they were asked. The time of the contract begins now, so that nobody's is over.
 */
export const beginEarlierContracts = async (strapi: Core.Strapi): Promise<void> => {
  for (const id of await withoutContract(strapi))
    await together(strapi, async () => {
      const affiliate = await affiliateById(strapi, id);
      if (!affiliate) return;
      await holdProgram(strapi, affiliate.programId);
      const program = await programById(strapi, affiliate.programId);
      if (!program) return;
      const versions = await versionsByNumber(strapi, program.id);
      await insertEntries(strapi, [beginning(program, versions, affiliate, { by: 'upgrade', consent: 'before_consent' })]);
    });
};
