import type { ShopClient } from './shop-client';
import { beginToTeach, TEACHERS_PATH } from './teachers-path';

/** What the page of the demo's program says of it. */
export const FRIENDS_PAGE = {
  slug: 'friends-of-the-atelier',
  admission: 'open',
  listed: true,
  summary: 'Recommend small courses by people who make things, and earn with every one that finds its pupil.',
  description:
    'Our courses are short, made by people who do the work themselves, and given back rarely.\n\nYou get a link and a code, see every click and every sale with the reason for its amount, and are paid each month.',
  sellingHelp: 'Show what you made yourself after the first lesson. A photograph of your own page sells better than any sentence of ours.',
  languages: ['en', 'fr'],
  niches: ['calligraphy', 'music', 'cooking'],
  promotionMethods: ['Your blog or newsletter', 'Video and live streams', 'Workshops'],
};

const TEACHERS = 'teachers-of-the-atelier';

/** A second program, to which people apply; who has enough pupils is admitted at once, and has a path to walk before their link counts. */
export const writeTeachersProgram = async (shop: ShopClient): Promise<void> => {
  const { documentId } = await shop.write('program', {
    name: 'Teachers of the atelier',
    rateBasisPoints: 4000,
    secondTierBasisPoints: 0,
    secondTierBase: 'same',
    commissionBase: 'net_of_fee',
    model: 'first_click',
    windowDays: 90,
    holdDays: 14,
    allowOwnReferrals: false,
    open: false,
    slug: TEACHERS,
    admission: 'by_approval',
    listed: true,
    admitWhenMet: true,
    answerDays: 3,
    summary: 'For people who teach a craft themselves and want to give their pupils something to go on with.',
    description: 'Tell us whom you teach. Whoever has fifty pupils or more is in at once; everybody else is answered by Nour herself.',
    languages: ['en', 'fr', 'ar'],
    niches: ['calligraphy', 'teaching'],
    promotionMethods: ['In your lessons', 'Your newsletter'],
    questions: [
      { key: 'pupils', label: 'How many pupils do you have this year?', kind: 'number', required: true },
      { key: 'where', label: 'Where do you teach?', kind: 'choice', choices: 'A school\nA studio of my own\nOnline', required: true },
      { key: 'page', label: 'A page about your teaching', kind: 'url', required: false },
    ],
    criteria: [{ question: 'pupils', compare: 'at_least', value: 50 }],
  });
  await shop.staff(`/affiliate-store/programs/${documentId}/path`, { method: 'PUT', body: { version: 0, steps: TEACHERS_PATH } });
};

const APPLICANTS = [
  {
    name: 'Salma Idrissi',
    email: 'salma@example.net',
    promoPlan: 'Every term I give my pupils a list of what to do in the holidays. Your sheets would be first on it.',
    answers: { pupils: '34', where: 'A school', page: '' },
  },
  {
    name: 'Tomás Vidal',
    email: 'tomas@example.net',
    promoPlan: 'I stream on Sundays and would use one lesson of the course each time.',
    answers: { pupils: '12', where: 'Online', page: 'https://tomas.example.net/lettering' },
  },
] as const;

/** Two people apply and are below the criterion: they wait for whoever opens the demo. A third is on the path. */
export const applyToTeach = async (shop: ShopClient): Promise<void> => {
  for (const { name, email, promoPlan, answers } of APPLICANTS) {
    const token = await shop.comeIn(`/marketplace/programs/${TEACHERS}/join`, email, 'program_join_link');
    await shop.api(`/me/applications/${TEACHERS}`, {
      token,
      body: { name, promoPlan, acceptedVersion: 1, answers: Object.entries(answers).map(([key, value]) => ({ key, value })) },
    });
  }
  await beginToTeach(shop, TEACHERS);
  await shop.settle();
};
