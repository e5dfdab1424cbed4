import type { ShopClient } from './shop-client';
import { AFFILIATES, PASSWORD, PRODUCTS } from './story';

const API = '/api/affiliate-store';
const SHEET = Buffer.from('Ten strokes for ten days\n\n1. A line without a stop.\n2. The same line, slower.\n');

interface Choice {
  readonly code: string;
  readonly products: ReadonlyArray<{ readonly id: string; readonly name: string }>;
}

/** Ben gives something along with Leïla's course: whoever comes by his link sees it at the checkout, and finds it in their library. */
export const giveBonus = async (shop: ShopClient): Promise<void> => {
  const programs = (await shop.staff('/affiliate-store/programs')).body.data as ReadonlyArray<{ readonly id: string }>;
  for (const { id } of programs)
    await shop.staff(`/affiliate-store/programs/${id}/bonus-terms`, { method: 'PUT', body: { enabled: true, automatic: false } });
  const token = await shop.signIn(AFFILIATES[0].email, PASSWORD);
  const choices = (await shop.api('/partner/bonuses/choices', { token })).body.data as readonly Choice[];
  const course = PRODUCTS[0]?.name;
  const place = choices.find(({ products }) => products.some(({ name }) => name === course));
  const product = place?.products.find(({ name }) => name === course);
  if (!place || !product) return;
  const wanted = {
    code: place.code,
    product: product.id,
    kind: 'file',
    title: 'Ten strokes for ten days',
    text: 'The sheet I practised with before I began the course.',
    delayHours: 0,
  };
  const { id } = (await shop.api('/partner/bonuses', { token, body: wanted })).body.data as { id: string };
  const { url } = (await shop.api(`/partner/bonuses/${id}/upload`, { token, body: {} })).body.data as { url: string };
  await shop.api(`${new URL(url).pathname.slice(API.length)}?name=Ten%20strokes.txt&type=text%2Fplain`, {
    method: 'PUT',
    raw: SHEET,
    headers: { 'content-type': 'application/octet-stream' },
  });
  await shop.staff(`/affiliate-store/bonuses/${id}/decision`, { body: { to: 'approved' } });
};
