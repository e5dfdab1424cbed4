import { buy } from './history';
import type { ShopClient } from './shop-client';
import { AFFILIATES, CREATORS, PASSWORD } from './story';

const BEN = AFFILIATES[0];
const READER = 'ines@example.org';

interface Ask {
  readonly campaign: string;
  readonly hash: string;
}

/** Leïla and Ben do something together, and a buyer lets Ben know where they live and write to them through the shop. */
export const workTogether = async (shop: ShopClient, offer: string): Promise<void> => {
  const [leila, ben] = [await shop.signIn(CREATORS[0].email, PASSWORD), await shop.signIn(BEN.email, PASSWORD)];
  const declared = await shop.api('/studio/joint-campaigns', {
    token: leila,
    body: {
      code: BEN.code,
      name: 'An evening for pupils',
      purpose: 'Ben holds an evening for people who bought the course by his link, in the town where most of them live.',
      fields: ['country', 'email'],
    },
  });
  const { id } = declared.body.data as { readonly id: string };
  await shop.api(`/partner/joint-campaigns/${id}/answer`, { token: ben, body: { accept: true } });
  const order = await buy(shop, { offer, currency: 'EUR', country: 'FR', through: [BEN.code], email: READER });

  const reader = await shop.comeIn('/auth/link', READER, 'sign_in_link');
  const partners = (await shop.api('/me/partners', { token: reader })).body.data as ReadonlyArray<{ orderNumber: string; token: string }>;
  const page = partners.find(({ orderNumber }) => orderNumber === order)?.token;
  if (!page) throw new Error(`the buyer of ${order} finds no page of who brought it`);
  const asks = (await shop.api(`/partner-page/${page}/joint-campaigns?locale=en`)).body.data as readonly Ask[];
  const hash = asks.find(({ campaign }) => campaign === id)?.hash;
  await shop.api(`/partner-page/${page}/joint-campaigns`, { method: 'PUT', body: { campaign: id, agree: true, hash, locale: 'en' } });
  await shop.api(`/partner/joint-campaigns/${id}/orders/${order}/view`, { token: ben, body: {} });

  await shop.api(`/partner-page/${page}/letters`, { method: 'PUT', body: { agree: true } });
  await shop.api('/partner/relay/letters', {
    token: ben,
    body: {
      code: BEN.code,
      kind: 'bonus',
      subject: 'The sheet I promised',
      text: 'Ten strokes for ten days lie in your library now. Begin with the first one, and send me a picture of the tenth.',
    },
  });
  await shop.settle();
};

/** Ben brings a host of his own along for hidden links. Whether it is his, only its record can say: it waits for that. */
export const bringHost = async (shop: ShopClient): Promise<void> => {
  const token = await shop.signIn(BEN.email, PASSWORD);
  await shop.api('/partner/hosts', { token, body: { host: 'go.ben-okafor.example' } });
};
