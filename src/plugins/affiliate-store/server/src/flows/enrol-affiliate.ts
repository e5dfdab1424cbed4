import type { Core } from '@strapi/strapi';
import type { Affiliate, AffiliatesService } from '../capabilities/affiliates/service';
import type { Failure } from '../kernel/failure';
import { failed, type Outcome } from '../kernel/outcome';
import { togetherOrNot } from '../platform/transaction';
import { affiliateFailures } from '../capabilities/affiliates/service';

/** Who takes part: people know the party, affiliates know the program. */
export interface EnrolAffiliateCast {
  readonly people: { readonly partyForEmail: (email: string, name: string) => Promise<{ readonly id: number; readonly publicId: string; readonly userId: number | null }> };
  readonly affiliates: Pick<AffiliatesService, 'enrol' | 'programOfDocument'>;
}

/** Who is to join, as somebody typed it; `program` is a documentId. */
export interface Newcomer {
  readonly email: string;
  readonly name: string;
  readonly program: string;
  readonly code?: string | undefined;
  readonly sponsorCode?: string | undefined;
  readonly approved?: boolean | undefined;
  /** Who does it, for the audit log. */
  readonly by: string;
}

/** A person becomes an affiliate: their party is found by e-mail or made, and takes its place in the program, in one step. */
export const enrolAffiliate = (strapi: Core.Strapi, { people, affiliates }: EnrolAffiliateCast, newcomer: Newcomer): Promise<Outcome<Affiliate, Failure>> =>
  togetherOrNot(strapi, async () => {
    const program = await affiliates.programOfDocument(newcomer.program);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    const party = await people.partyForEmail(newcomer.email, newcomer.name);
    const { email, name, code, sponsorCode, approved, by } = newcomer;
    return affiliates.enrol({ programId: program.id, party, email, name, code, sponsorCode, approved, by });
  });
