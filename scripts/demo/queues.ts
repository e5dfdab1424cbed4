import { buy } from './history';
import type { ShopClient } from './shop-client';
import { AFFILIATES, PASSWORD } from './story';

const DAY_MS = 86_400_000;

/** What waits for a decision when the demo opens: a sale with a throw-away mailbox, which is held, and a case about one that is missing. */
export const leaveSomethingToDecide = async (shop: ShopClient, offer: string, product: string): Promise<void> => {
  await buy(shop, { offer, currency: 'EUR', country: 'FR', through: [AFFILIATES[0].code], email: 'passing-by@mailinator.com' });
  const token = await shop.signIn(AFFILIATES[1].email, PASSWORD);
  await shop.api('/partner/cases', {
    token,
    body: {
      kind: 'missing_commission',
      about: 'sale',
      saleDay: new Date((await shop.stand()) - 2 * DAY_MS).toISOString().slice(0, 10),
      product,
      text: 'A friend bought it after my workshop and told me so. I see a click of that evening, and no sale.',
    },
  });
};
