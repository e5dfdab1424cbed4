import type { Core } from '@strapi/strapi';
import type { decideApplication } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates, type Listing } from '../../capabilities/affiliates/service';
import {
  applicationFailures,
  applications,
  stepTo,
  verdictsOn,
  type Application,
  type ApplicationEventKind,
} from '../../capabilities/applications/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { togetherOrNot } from '../../platform/transaction';
import { admitApplicant } from './admit-applicant';
import { prospectTurned } from '../prospects/follow-prospects';
import { isManagedBy } from '../managers/managed-wall';
import { writeApplicationMail } from './write-application-mail';

type Wanted = Input<typeof decideApplication>['body'];

const kindOf = (application: Application, listing: Listing, { to }: Wanted): ApplicationEventKind =>
  to === 'admitted' && !verdictsOn(listing.criteria, application.answers).every(({ met }) => met) ? 'exception' : to;

const write = async (
  strapi: Core.Strapi,
  before: Application,
  listing: Listing,
  wanted: Wanted,
  by: string,
): Promise<Outcome<null, Failure>> => {
  const step = stepTo(before.state, wanted.to);
  if (!step.ok) return step;
  const kind = kindOf(before, listing, wanted);
  const reason = wanted.reason ?? null;
  if (reason === null && kind !== 'admitted') return failed(applicationFailures.because('APPLICATION_REASON_MISSING'));
  // Why an exception was made is in the history, and not for the applicant to read.
  const after = await applications(strapi).keep({
    ...before,
    state: step.value,
    dueOn: null,
    reason: kind === 'exception' ? null : reason,
  });
  const event = await applications(strapi).tell(before.id, { kind, actor: by, reason });
  if (wanted.to === 'admitted') {
    const place = await admitApplicant(strapi, after, listing, { by, rateBasisPoints: wanted.rateBasisPoints });
    if (!place.ok) return place;
  } else await writeApplicationMail(strapi, after, { event, what: wanted.to, program: listing });
  if (wanted.to === 'refused') await prospectTurned(strapi, after, { fact: 'refused', actor: by });
  await audit(strapi, {
    actor: by,
    action: `application.${kind}`,
    subject: `application:${before.publicId}`,
    ...(reason === null ? {} : { reason }),
    before: { state: before.state },
    after: { state: step.value, program: listing.program.documentId, rateBasisPoints: wanted.rateBasisPoints ?? null },
  });
  return ok(null);
};

/** Staff decides about an application: about what it has looked at, and nothing that was changed meanwhile. */
export const decideAboutApplication = (strapi: Core.Strapi, id: string, wanted: Wanted, by: string): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const application = await applications(strapi).hold(id);
    if (!application) return failed(applicationFailures.because('APPLICATION_NOT_FOUND'));
    if (application.revision !== wanted.revision) return failed(applicationFailures.because('APPLICATION_CHANGED'));
    const listing = await affiliates(strapi).listingOfProgram(application.programId);
    return listing ? write(strapi, application, listing, wanted, by) : failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  });

/** The same for several, each by itself: what one is refused for stops no other. */
export const decideAboutApplications = async (
  strapi: Core.Strapi,
  wanted: {
    readonly to: 'admitted' | 'refused';
    readonly reason?: string | undefined;
    readonly applications: ReadonlyArray<{ readonly id: string; readonly revision: number }>;
  },
  by: string,
  onlyManagedBy: number | null,
): Promise<Array<{ id: string; done: boolean; code: string | null }>> => {
  const results: Array<{ id: string; done: boolean; code: string | null }> = [];
  for (const { id, revision } of wanted.applications) {
    if (onlyManagedBy !== null && !(await isManagedBy(strapi, 'application', id, onlyManagedBy))) {
      results.push({ id, done: false, code: 'APPLICATION_NOT_FOUND' });
      continue;
    }
    const decided = await decideAboutApplication(strapi, id, { to: wanted.to, reason: wanted.reason, revision }, by);
    results.push({ id, done: decided.ok, code: decided.ok ? null : decided.failure.code });
  }
  return results;
};
