import { look } from './history';
import type { ShopClient } from './shop-client';
import { AFFILIATES } from './story';

const CODE = 'mina-letters';

/** What the third program pays for: readers who leave their address, and clicks, each up to a limit. */
const PAID = {
  scheme: 'all',
  lead: { currency: 'EUR', amount: 150, cap: { period: 'month', count: 40, amount: null }, acceptAfterDays: 14 },
  click: { currency: 'EUR', amount: 5, cap: { period: 'day', count: 20, amount: null } },
};

/** A program that pays for leads and clicks, in which Mina has a place beside her other one. */
export const writeReadersProgram = async (shop: ShopClient): Promise<void> => {
  const { documentId } = await shop.write('program', {
    name: 'Readers of the letter',
    rateBasisPoints: 1000,
    secondTierBasisPoints: 0,
    secondTierBase: 'same',
    commissionBase: 'net_of_fee',
    model: 'last_click',
    windowDays: 30,
    holdDays: 7,
    allowOwnReferrals: false,
    open: false,
    events: JSON.stringify(PAID),
  });
  const { email, name } = AFFILIATES[1];
  await shop.staff('/affiliate-store/affiliates', { body: { email, name, code: CODE, program: documentId } });
};

/** Some look at the letter through Mina's link; what their clicks earn is booked the night after. */
export const lookAtLetters = async (shop: ShopClient, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await look(shop, CODE);
};

/** Three readers left their address: one is accepted, one is not, and one waits for whoever opens the demo. */
export const bringReaders = async (shop: ShopClient): Promise<void> => {
  for (const email of ['lise@example.org', 'nobody@example.org', 'yuki@example.org'])
    await shop.api('/track/lead', { body: { code: CODE, email, consent: true } });
  const leads = (await shop.staff('/affiliate-store/leads?pageSize=100')).body.data as ReadonlyArray<{ id: string; email: string | null }>;
  const idOf = (email: string): readonly string[] => leads.filter((lead) => lead.email === email).map(({ id }) => id);
  await shop.staff('/affiliate-store/leads/decisions', { body: { to: 'accepted', leads: idOf('lise@example.org') } });
  const reason = 'Nobody reads this mailbox: our first letter came back.';
  await shop.staff('/affiliate-store/leads/decisions', { body: { to: 'rejected', reason, leads: idOf('nobody@example.org') } });
  await shop.settle();
};
