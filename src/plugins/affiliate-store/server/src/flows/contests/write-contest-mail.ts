import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { contests } from '../../capabilities/contests/service';
import { messaging } from '../../capabilities/messaging/service';
import type { Adjustment } from '../../capabilities/payouts/service';
import type { Party } from '../../capabilities/people/service';
import { minor } from '../../kernel/money';
import { languageOfParty } from '../messaging/party-language';

const KEY = /^contest:([^:]+):(goal:)?(\d+)$/;

/** Tells somebody what they won, in the unit that books it. */
export const writeContestWon = async (strapi: Core.Strapi, party: Party, { contestId, amount, currency }: Adjustment): Promise<void> => {
  const [, id = '', goal, rank = ''] = KEY.exec(contestId ?? '') ?? [];
  const contest = await contests(strapi).find(id);
  const program = contest && (await affiliates(strapi).program(contest.programId));
  if (!contest || !program || party.emailNorm === null) return;
  await messaging(strapi).queueMail({
    kind: 'contest_won',
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `contest-won:${contestId ?? ''}`,
    facts: {
      contest: contest.name,
      program: program.name,
      rank: goal ? null : parseInt(rank, 10),
      prize: { minor: minor(amount), currency },
    },
  });
};
