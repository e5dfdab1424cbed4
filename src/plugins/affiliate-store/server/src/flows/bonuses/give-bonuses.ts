import type { Core } from '@strapi/strapi';
import { bonuses, outcomeOf, type GivenBonus } from '../../capabilities/bonuses/service';
import { now } from '../../platform/clock';
import { together } from '../../platform/transaction';
import { accessOf } from './hand-out-bonus';
import { mailBonus } from './write-bonus-mail';

const BATCH = 100;

const give = (strapi: Core.Strapi, { id }: GivenBonus): Promise<void> =>
  together(strapi, async () => {
    const given = await bonuses(strapi).lockWaiting(id);
    if (!given) return;
    const bonus = (await bonuses(strapi).byIds([given.bonusId])).get(given.bonusId);
    if (!bonus) return;
    const access = await accessOf(strapi, given, now());
    // While access is paused nothing is decided: a dispute that is won brings it back.
    const outcome = outcomeOf(bonus, access);
    if (outcome === null) return;
    await bonuses(strapi).settle(id, outcome);
    if (outcome === 'given') await mailBonus(strapi, given, bonus);
  });

/** Gives what has come due: each in a unit of its own, so that one that cannot be given keeps none of the others. */
export const giveBonuses = async (strapi: Core.Strapi): Promise<void> => {
  let after = 0;
  for (;;) {
    const due = await bonuses(strapi).due(BATCH, after);
    for (const one of due) await give(strapi, one);
    const last = due.at(-1);
    if (due.length < BATCH || !last) return;
    after = last.id;
  }
};
