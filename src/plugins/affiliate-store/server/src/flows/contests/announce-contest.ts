import type { Core } from '@strapi/strapi';
import type { announceContest } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { affiliates } from '../../capabilities/affiliates/service';
import { contestFailures, contests, phaseAt, spanOf, type Contest } from '../../capabilities/contests/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { togetherOrNot } from '../../platform/transaction';

const MOST_MS = 366 * 86_400_000;

type Asked = Input<typeof announceContest>['body'];

const daysWrong = (asked: Asked): boolean => {
  const { from, until } = spanOf(asked);
  return !(from < until) || until <= now() || until - from > MOST_MS || until > now() + 2 * MOST_MS;
};

/** No rank gets more than the one before it, so that nobody is better off below; a bounty is one amount. */
const prizesWrong = ({ kind }: Asked, prizes: readonly number[]): boolean =>
  (kind === 'bounty' && prizes.length !== 1) || prizes.some((prize, n) => prize > (prizes[n - 1] ?? prize));

/** Announces a contest, on the record. What was announced holds. */
export const announceContestBy = (strapi: Core.Strapi, asked: Asked, by: string): Promise<Outcome<Contest, Failure>> =>
  togetherOrNot(strapi, async () => {
    const { program: documentId, prizes: typed, threshold, ...rest } = asked;
    const program = await affiliates(strapi).programOfDocument(documentId);
    if (!program) return failed(contestFailures.because('CONTEST_PROGRAM_UNKNOWN'));
    if (daysWrong(asked)) return failed(contestFailures.because('CONTEST_DAYS_WRONG'));
    const prizes = typed.map((prize) => parseInt(prize, 10));
    if (prizesWrong(asked, prizes)) return failed(contestFailures.because('CONTEST_PRIZES_WRONG'));
    const made = await contests(strapi).announce({
      ...rest,
      programId: program.id,
      prizes,
      threshold: parseInt(threshold, 10),
      madeBy: by,
    });
    const { name, kind, metric, startsOn, endsOn, currency } = made;
    await audit(strapi, {
      actor: by,
      action: 'contest.announced',
      subject: `contest:${made.publicId}`,
      after: {
        program: program.name,
        name,
        kind,
        metric,
        startsOn,
        endsOn,
        currency,
        threshold: made.threshold,
        prizes,
        groups: made.groups,
      },
    });
    return ok(made);
  });

/** Calls a contest off before its first day, on the record. */
export const cancelContestBy = (strapi: Core.Strapi, publicId: string, by: string): Promise<Outcome<Contest, Failure>> =>
  togetherOrNot(strapi, async () => {
    const contest = await contests(strapi).lock(publicId);
    if (!contest) return failed(contestFailures.because('CONTEST_NOT_FOUND'));
    if (phaseAt(contest, now()) !== 'upcoming') return failed(contestFailures.because('CONTEST_BEGUN'));
    await contests(strapi).end(contest.id, { state: 'cancelled' });
    await audit(strapi, { actor: by, action: 'contest.cancelled', subject: `contest:${publicId}` });
    return ok({ ...contest, state: 'cancelled', settledAt: now() });
  });
