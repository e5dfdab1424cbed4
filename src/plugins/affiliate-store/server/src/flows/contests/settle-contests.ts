import type { Core } from '@strapi/strapi';
import { contests, phaseAt, wonBy, type Contest, type Won } from '../../capabilities/contests/service';
import { refuse } from '../../kernel/failure';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { oneByOne } from '../../platform/one-by-one';
import { together } from '../../platform/transaction';
import { adjustBalance } from '../ledger/adjust-balance';
import { countContest, type ContestCount } from './count-contest';

const BATCH = 200;

/** Books one thing that was won, and writes down under its own key that it was: again is refused by the table and undoes both. */
const award = async (strapi: Core.Strapi, contest: Contest, won: Won, { places, standings }: ContestCount): Promise<void> => {
  const place = places.get(won.affiliateId);
  const standing = standings.find(({ affiliateId }) => affiliateId === won.affiliateId);
  if (!place || !standing) throw new Error(`contest ${contest.publicId}: ${won.key} is nobody's`);
  const made = await adjustBalance(strapi, {
    party: place.partyPublicId,
    currency: contest.currency,
    kind: 'bonus',
    amount: won.amount,
    reason: won.rank === null ? contest.name : `${contest.name}: ${won.rank}.`,
    // Above the limit somebody else than who promised it has to agree.
    by: contest.madeBy,
    contestId: won.key,
  });
  if (!made.ok) return refuse(made.failure);
  const { affiliateId, rank, key, amount } = won;
  const { currency, id: contestId } = contest;
  await contests(strapi).award({
    key,
    contestId,
    rank,
    affiliateId,
    measure: standing.measure,
    amount,
    currency,
    adjustment: made.value.publicId,
  });
};

const settle = (strapi: Core.Strapi, publicId: string): Promise<void> =>
  together(strapi, async () => {
    const contest = await contests(strapi).lock(publicId);
    if (!contest || phaseAt(contest, now()) !== 'awaiting') return;
    const count = await countContest(strapi, contest);
    if (count.provisional) return;
    const won = wonBy(contest, count.standings);
    for (const each of won) await award(strapi, contest, each, count);
    await contests(strapi).end(contest.id, { state: 'settled', final: count.standings });
    await audit(strapi, {
      actor: 'system',
      action: 'contest.settled',
      subject: `contest:${contest.publicId}`,
      after: { won: won.map(({ key, amount }) => `${key} ${amount} ${contest.currency}`) },
    });
  });

/** Awards every contest of which nothing can go back any more. Each is one unit; a crash leaves it for the next run. */
export const settleContests = async (strapi: Core.Strapi): Promise<void> => {
  const open = (await contests(strapi).list({ state: 'open', limit: BATCH })).filter((one) => phaseAt(one, now()) === 'awaiting');
  await oneByOne(
    strapi,
    open,
    ({ publicId }) => `contest ${publicId}`,
    ({ publicId }) => settle(strapi, publicId),
  );
};
