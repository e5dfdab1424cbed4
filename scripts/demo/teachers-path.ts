import type { ShopClient } from './shop-client';

/** What a teacher reads, signs and passes before their link counts. */
export const TEACHERS_PATH = [
  {
    kind: 'material',
    key: 'welcome',
    title: 'How we teach',
    text: 'Our courses are short: one thing, shown slowly, by somebody who does it every day.\n\nWhat helps your pupils most is a page of your own beside the lesson. Show them yours before you send them to ours.',
    confidential: false,
  },
  {
    kind: 'nda',
    key: 'nda',
    title: 'What stays between us',
    text: 'I keep to myself what the atelier tells me about courses that are not announced, and about what other teachers earn.',
  },
  {
    kind: 'material',
    key: 'plans',
    title: 'What comes next year',
    text: 'Two courses on binding in spring, one on natural inks in autumn. Teachers may show the first lesson of each a month before.',
    confidential: true,
  },
  {
    kind: 'quiz',
    key: 'test',
    title: 'A small test',
    passPercent: 100,
    tries: 3,
    pauseHours: 1,
    questions: [
      {
        key: 'guarantee',
        text: 'A pupil is not happy with a course. What do you tell them?',
        options: [
          { key: 'a', text: 'That they can have their money back within the guarantee' },
          { key: 'b', text: 'That digital goods are never refunded' },
        ],
        right: ['a'],
      },
      {
        key: 'where',
        text: 'Where may you recommend our courses?',
        options: [
          { key: 'a', text: 'In your lessons' },
          { key: 'b', text: 'In your newsletter' },
          { key: 'c', text: 'In comments below other people’s videos' },
        ],
        right: ['a', 'b'],
      },
    ],
  },
] as const;

/** Somebody with pupils enough is in at once, and stands before the NDA when the demo is opened. */
export const beginToTeach = async (shop: ShopClient, slug: string): Promise<void> => {
  const token = await shop.comeIn(`/marketplace/programs/${slug}/join`, 'amina@example.net', 'program_join_link');
  const answers = { pupils: '80', where: 'A studio of my own', page: 'https://amina.example.net' };
  await shop.api(`/me/applications/${slug}`, {
    token,
    body: {
      name: 'Amina Rahal',
      promoPlan: 'On the first evening of each term.',
      acceptedVersion: 1,
      answers: Object.entries(answers).map(([key, value]) => ({ key, value })),
    },
  });
  const [path] = (await shop.api('/me/paths', { token })).body.data as ReadonlyArray<{ readonly id: string }>;
  if (!path) throw new Error('the teacher was let onto no path');
  const { hash } = (await shop.api(`/me/paths/${path.id}/steps/welcome`, { token })).body.data as { readonly hash: string };
  await shop.api(`/me/paths/${path.id}/steps/welcome/read`, { token, body: { hash } });
};
