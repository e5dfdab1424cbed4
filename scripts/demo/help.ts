import type { ShopClient } from './shop-client';
import { AFFILIATES, BUYER, PASSWORD } from './story';

/** A question that waits for an answer, one that became an article, and two entries on the board, one of them answered. */
export const askAndSuggest = async (shop: ShopClient): Promise<void> => {
  const ben = await shop.signIn(AFFILIATES[0].email, PASSWORD);
  const mina = await shop.signIn(AFFILIATES[1].email, PASSWORD);
  const buyer = await shop.signIn(BUYER.email, PASSWORD);
  const made = async (path: string, token: string, body: object): Promise<string> =>
    ((await shop.api(path, { token, body })).body.data as { readonly id: string }).id;
  const ask = (token: string, role: string, text: string) => made('/help/questions', token, { role, language: 'en', text });
  const asked = await ask(mina, 'affiliate', 'May I make a video of a lesson and put my link below it?');
  await shop.staff(`/affiliate-store/help-questions/${asked}/answer`, {
    body: {
      text: 'Yes, Mina, up to two minutes of it. Please leave our name in the picture.',
      publish: {
        title: 'May I show a part of a lesson in a video?',
        text: 'Yes, up to two minutes, with our name in the picture and your link below it.\n\nSay that you earn by it.',
        section: 'sales',
      },
    },
  });
  await ask(buyer, 'buyer', 'Can I change the address on my receipt?');
  const tall = {
    kind: 'idea',
    title: 'Banners for tall screens',
    text: 'Most of my readers are on phones. One of 300 by 600 would fit there.',
  };
  const idea = await made('/feedback', ben, tall);
  await shop.api(`/feedback/${idea}/backing`, { method: 'PUT', token: mina, body: { backs: true } });
  await shop.staff(`/affiliate-store/feedback/${idea}/state`, { body: { state: 'planned', answer: 'They come with the next workshop.' } });
  const lost = {
    kind: 'issue',
    title: 'The checkout forgets the language',
    text: 'A reader of mine came back from the bank to a page in English.',
  };
  await made('/feedback', mina, lost);
};
