import type { ShopClient } from './shop-client';
import { AFFILIATES, PASSWORD } from './story';

/** News in two languages, and a conversation whose last word is an affiliate's: both have something unread when the demo opens. */
export const talkWithFriends = async (shop: ShopClient): Promise<void> => {
  const programs = (await shop.staff('/affiliate-store/programs')).body.data as ReadonlyArray<{ readonly id: string }>;
  const news = await shop.staff('/affiliate-store/news', {
    body: {
      program: programs[0]?.id,
      group: null,
      words: [
        {
          language: 'en',
          title: 'The spring workshop is open',
          text: 'It is in the program from today on.\n\nYour links work for it as they are.',
        },
        {
          language: 'fr',
          title: 'L’atelier de printemps est ouvert',
          text: 'Il est au programme dès aujourd’hui.\n\nVos liens y mènent tels quels.',
        },
      ],
    },
  });
  const { id } = news.body.data as { readonly id: string };
  await shop.staff(`/affiliate-store/news/${id}/publish`, { body: { mail: false } });
  const token = await shop.signIn(AFFILIATES[0].email, PASSWORD);
  const [place] = (await shop.api('/partner/conversations', { token })).body.data as ReadonlyArray<{ readonly code: string }>;
  const text = 'May I show your logo in my next video? I would need it on a dark ground.';
  await shop.api('/partner/messages', { token, body: { code: place?.code, text } });
};
