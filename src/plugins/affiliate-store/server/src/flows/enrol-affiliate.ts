import type { Core } from '@strapi/strapi';
import { affiliateFailures, affiliates, type Acceptance, type Affiliate, type AffiliatesService } from '../capabilities/affiliates/service';
import { people, type PeopleService } from '../capabilities/people/service';
import type { Failure } from '../kernel/failure';
import { failed, type Outcome } from '../kernel/outcome';
import { togetherOrNot } from '../platform/transaction';
import { keepAdded } from './manage-affiliates';

/** Who takes part: people know the party, affiliates know the program. */
export interface EnrolAffiliateCast {
  readonly people: Pick<PeopleService, 'partyForEmail'>;
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
  /** The consent they join with; without it, staff answers for it. */
  readonly acceptance?: Acceptance | undefined;
  /** Who does it, for the audit log. */
  readonly by: string;
  /** The administrator who does it and sees only their own: the affiliate is theirs. */
  readonly keptBy?: number | null;
}

/** A person becomes an affiliate: their party is found by e-mail or made, and takes its place in the program, in one step. */
export const enrolAffiliate = (
  strapi: Core.Strapi,
  newcomer: Newcomer,
  cast: EnrolAffiliateCast = { people: people(strapi), affiliates: affiliates(strapi) },
): Promise<Outcome<Affiliate, Failure>> =>
  togetherOrNot(strapi, async () => {
    const program = await cast.affiliates.programOfDocument(newcomer.program);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    const party = await cast.people.partyForEmail(newcomer.email, newcomer.name);
    const { email, name, code, sponsorCode, approved, acceptance, by } = newcomer;
    const enrolled = await cast.affiliates.enrol({
      programId: program.id,
      party,
      email,
      name,
      code,
      sponsorCode,
      approved,
      acceptance,
      by,
    });
    if (enrolled.ok) await keepAdded(strapi, enrolled.value, newcomer.keptBy ?? null, by);
    return enrolled;
  });
