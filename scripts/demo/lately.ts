import { applyToTeach } from './applicants';
import { giveBonus } from './bonus';
import { announceContest } from './contest';
import { askAndSuggest } from './help';
import { lookAfterFriends } from './managers';
import { leaveSomethingToDecide } from './queues';
import type { ShopClient } from './shop-client';
import { talkWithFriends } from './talk';

/** What is under way when somebody opens the demo: applications, a contest, a bonus, talk, and things that wait for a decision. */
export const happenLately = async (shop: ShopClient, offers: ReadonlyMap<string, string>): Promise<void> => {
  await applyToTeach(shop);
  await announceContest(shop, await shop.stand());
  await giveBonus(shop);
  await lookAfterFriends(shop);
  await leaveSomethingToDecide(shop, offers.get('ink') ?? '', 'A Hand That Breathes');
  await talkWithFriends(shop);
  await askAndSuggest(shop);
};
