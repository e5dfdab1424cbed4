import type { ShopClient } from './shop-client';
import { AFFILIATES, PASSWORD } from './story';

const DAY_MS = 86_400_000;

/** A contest that is running when the demo opens: its first weeks have sales, its last days are to come. One affiliate is named in it. */
export const announceContest = async (shop: ShopClient, at: number): Promise<void> => {
  const day = (days: number): string => new Date(at + days * DAY_MS).toISOString().slice(0, 10);
  const programs = (await shop.staff('/affiliate-store/programs')).body.data as ReadonlyArray<{ readonly id: string }>;
  await shop.staff('/affiliate-store/contests', {
    body: {
      program: programs[0]?.id,
      name: 'The quarter’s three',
      kind: 'ranking',
      metric: 'revenue',
      startsOn: day(-60),
      endsOn: day(9),
      currency: 'EUR',
      threshold: '10000',
      prizes: ['10000', '5000', '2500'],
      groups: null,
    },
  });
  const token = await shop.signIn(AFFILIATES[0].email, PASSWORD);
  const [place] = (await shop.api('/partner/links', { token })).body.data as ReadonlyArray<{ readonly code: string }>;
  await shop.api('/partner/contests/alias', { method: 'PUT', token, body: { code: place?.code, alias: 'Ben' } });
};
