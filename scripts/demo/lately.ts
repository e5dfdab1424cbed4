import { applyToTeach } from './applicants';
import { giveBonus } from './bonus';
import { announceContest } from './contest';
import { askAndSuggest } from './help';
import { lookAfterFriends } from './managers';
import { leaveSomethingToDecide } from './queues';
import { lookForFriends, writeToCustomers } from './outreach';
import { addBonus } from './payouts';
import { bringReaders } from './readers';
import type { ShopClient } from './shop-client';
import { AFFILIATES } from './story';
import { talkWithFriends } from './talk';
import { bringHost, workTogether } from './together';

/** What is under way when somebody opens the demo: applications, a contest, a bonus, talk, and things that wait for a decision. */
export const happenLately = async (shop: ShopClient, offers: ReadonlyMap<string, string>): Promise<void> => {
  await lookForFriends(shop);
  await applyToTeach(shop);
  await announceContest(shop, await shop.stand());
  await giveBonus(shop);
  await lookAfterFriends(shop);
  await leaveSomethingToDecide(shop, offers.get('ink') ?? '', 'A Hand That Breathes');
  await talkWithFriends(shop);
  await workTogether(shop, offers.get('ink') ?? '');
  await bringHost(shop);
  await addBonus(shop, AFFILIATES[1].name, '1500', 'Drew the head of the autumn letter');
  await bringReaders(shop);
  await writeToCustomers(shop);
  await askAndSuggest(shop);
};
