import type { ShopClient } from './shop-client';

const DAY_MS = 86_400_000;

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Prospect {
  readonly id: string;
  readonly invite: { readonly url: string } | null;
}
interface Wanted {
  readonly program: string;
  readonly name: string;
  readonly email?: string;
  readonly site?: string;
  readonly note?: string;
}

const programsByName = async (shop: ShopClient): Promise<ReadonlyMap<string, string>> =>
  new Map(((await shop.staff('/affiliate-store/programs')).body.data as readonly Named[]).map(({ id, name }) => [name, id]));

const FRIENDS = 'Friends of the atelier';
const TEACHERS = 'Teachers of the atelier';

/** Whom the programs would like to have. Who applies, or is let in, moves by what they do: Salma and Amina will. */
const WANTED: readonly Wanted[] = [
  {
    program: FRIENDS,
    name: 'Papier & Plume',
    site: 'https://papier-et-plume.example',
    note: 'Their list of reed pens is the best there is.',
  },
  { program: FRIENDS, name: 'Jonas Weber', email: 'jonas@example.net', note: 'Met at the book fair; films his Sunday pages.' },
  { program: FRIENDS, name: 'Sofia Nilsson', email: 'sofia@example.net', site: 'https://sofia.example.net' },
  { program: FRIENDS, name: 'Chef Bruno', email: 'bruno@example.net' },
  { program: FRIENDS, name: 'The Slow Pencil', site: 'https://slow-pencil.example' },
  { program: TEACHERS, name: 'Salma Idrissi', email: 'salma@example.net' },
  { program: TEACHERS, name: 'Amina Rahal', email: 'amina@example.net' },
];

/** Prospects in every state; called before those who apply do. */
export const lookForFriends = async (shop: ShopClient): Promise<void> => {
  const programs = await programsByName(shop);
  const onDay = async (days: number): Promise<string> => new Date((await shop.stand()) + days * DAY_MS).toISOString().slice(0, 10);
  const added = new Map<string, string>();
  for (const { program, name, email = null, site = null, note = '' } of WANTED) {
    const body = { program: programs.get(program), name, email, site, note };
    added.set(name, ((await shop.staff('/affiliate-store/prospects', { body })).body.data as Prospect).id);
  }
  const to = (name: string, what: string, method: string, body: object) =>
    shop.staff(`/affiliate-store/prospects/${added.get(name) ?? ''}/${what}`, { method, body });
  await to('Papier & Plume', 'next-step', 'PUT', { step: { text: 'Find out who runs the site', on: await onDay(4) } });
  await to('Jonas Weber', 'state', 'PUT', { to: 'contacted' });
  await to('Jonas Weber', 'next-step', 'PUT', { step: { text: 'Ask whether the sheets arrived', on: await onDay(-2) } });
  await to('Chef Bruno', 'state', 'PUT', { to: 'declined', reason: 'Writes a book of his own, and wants to be asked again in a year.' });
  await to('The Slow Pencil', 'state', 'PUT', { to: 'lost', reason: 'The site is gone.' });
  const { body } = await to('Sofia Nilsson', 'invite', 'POST', { days: 30, mail: true, locale: 'en' });
  // A person opens the page of the program, as a robot that reads mails ahead would not.
  const { url } = (body.data as Prospect).invite ?? {};
  if (url)
    await shop.ask(url.replace('/store/', '/store/en/'), { headers: { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' } });
  await shop.settle();
};

/** A letter to the customers of the last days, and somebody who will get none: Anna finds hers in the demo's mailbox. */
export const writeToCustomers = async (shop: ShopClient): Promise<void> => {
  await shop.staff('/affiliate-store/opt-outs', { body: { email: 'buyer-22@example.org' } });
  const since = new Date((await shop.stand()) - 16 * DAY_MS).toISOString().slice(0, 10);
  const program = (await programsByName(shop)).get(FRIENDS);
  const words = 'You know our courses from the inside. If you like them, tell somebody: it is worth something to us.';
  await shop.staff('/affiliate-store/mailings', { body: { program, product: null, since, basis: 'customer', words, days: 60 } });
  await shop.settle();
};
