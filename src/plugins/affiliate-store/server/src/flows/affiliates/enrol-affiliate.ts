import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import {
  affiliateFailures,
  affiliates,
  type Acceptance,
  type Affiliate,
  type AffiliatesService,
} from '../../capabilities/affiliates/service';
import { paths, type PathsService } from '../../capabilities/paths/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, type Outcome } from '../../kernel/outcome';
import { togetherOrNot } from '../../platform/transaction';
import { prospectJoined } from '../prospects/follow-prospects';
import { giveNewcomer, keepAdded } from '../managers/manage-affiliates';
import { openPath } from '../paths/open-path';

/** Who takes part: people know the party, affiliates the program, paths whether one leads into it. */
export interface EnrolAffiliateCast {
  readonly people: Pick<PeopleService, 'partyForEmail'>;
  readonly affiliates: Pick<AffiliatesService, 'enrol' | 'programOfDocument'>;
  readonly paths: Pick<PathsService, 'pathFor'>;
}

/** Who is to join, as somebody typed it; `program` is a documentId. */
export interface Newcomer {
  readonly email: string;
  readonly name: string;
  readonly program: string;
  readonly code?: string | undefined;
  readonly sponsorCode?: string | undefined;
  /** That they followed the sponsor's link themselves. */
  readonly byLink?: boolean | undefined;
  readonly approved?: boolean | undefined;
  /** A rate of their own from the first day, basis points. */
  readonly rateBasisPoints?: number | null | undefined;
  /** The consent they join with; without it, staff answers for it. */
  readonly acceptance?: Acceptance | undefined;
  /** The language they came in; letters about their path are written in it. */
  readonly locale?: Locale | undefined;
  /** Who does it, for the audit log. */
  readonly by: string;
  /** The administrator who does it and sees only their own: the affiliate is theirs. */
  readonly keptBy?: number | null;
}

/**
 * A person becomes an affiliate: their party is found by e-mail or made, and takes its place in the program, in one step. Where a path leads
 * into the program, the place is kept for them and the path opened: it is active when they have signed the contract at its end.
 */
export const enrolAffiliate = (
  strapi: Core.Strapi,
  newcomer: Newcomer,
  cast: EnrolAffiliateCast = { people: people(strapi), affiliates: affiliates(strapi), paths: paths(strapi) },
): Promise<Outcome<Affiliate, Failure>> =>
  togetherOrNot(strapi, async () => {
    const program = await cast.affiliates.programOfDocument(newcomer.program);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    const party = await cast.people.partyForEmail(newcomer.email, newcomer.name);
    const { locale, keptBy = null, program: _document, ...given } = newcomer;
    const path = (await cast.paths.pathFor(program.id)) !== null;
    const enrolled = await cast.affiliates.enrol({ ...given, programId: program.id, party, path });
    if (enrolled.ok) {
      await keepAdded(strapi, enrolled.value, keptBy, newcomer.by);
      await prospectJoined(strapi, enrolled.value, newcomer.by, keptBy);
      await giveNewcomer(strapi, enrolled.value);
    }
    if (enrolled.ok && path) await openPath(strapi, enrolled.value, locale);
    return enrolled;
  });
