import type { ProgramCard } from '../../contracts/programs';
import { formatRate, languageName } from '../i18n/format';
import type { Page, PageRequest } from '../site/page';
import { Amount } from '../ui/amount';
import { EventPays, useEventPay } from '../ui/event-pay';
import { OnwardIcon, SearchIcon } from '../ui/icons';
import { Picture } from '../ui/picture';
import { storePath, useSite } from '../ui/site';

const SORTS = ['earnings', 'newest'] as const;
const sortOf = ({ query }: PageRequest) => SORTS.find((one) => one === query['sort']) ?? 'earnings';

/** What a sale earns at most, in money; the rate where nothing is on sale yet; what pays instead where sales pay nothing. */
export function Earns({ program }: { readonly program: Pick<ProgramCard, 'earnsUpTo' | 'rateBasisPoints' | 'salesPay' | 'events'> }) {
  const { t, locale } = useSite();
  const say = useEventPay();
  const [event] = program.events;
  if (!program.salesPay && event) return <>{say(event)}</>;
  if (program.earnsUpTo === null) return <>{t('programs.rateOnly', { rate: formatRate(locale, program.rateBasisPoints) })}</>;
  return (
    <>
      {t('programs.earnUpTo')} <Amount money={program.earnsUpTo} className="font-bold" /> {t('programs.perSale')}
    </>
  );
}

function Card({ program }: { readonly program: ProgramCard }) {
  const { t, locale } = useSite();
  return (
    <article className="group relative border-t border-line pt-5">
      {program.cover && (
        <Picture image={{ ...program.cover, alt: '' }} className="mb-4 aspect-[4/3] w-full rounded-card bg-wash object-cover" />
      )}
      <h2 className="text-22">
        <a
          className="after:absolute after:inset-0 group-hover:underline group-hover:underline-offset-4"
          dir="auto"
          href={storePath(locale, `/programs/${program.slug}`)}
        >
          {program.name}
        </a>
      </h2>
      <p className="mt-2">
        <Earns program={program} />
      </p>
      {program.salesPay && <EventPays events={program.events} salesPay />}
      {program.summary !== '' && (
        <p className="mt-2 text-muted" dir="auto">
          {program.summary}
        </p>
      )}
      <p className="mt-3 text-13 text-muted">
        {t(`programs.admission.${program.admission}`)}
        {program.recurring && <> · {t('programs.recurring')}</>}
        {program.languages.length > 0 && <> · {program.languages.map((one) => languageName(locale, one)).join(', ')}</>}
        {program.niches.length > 0 && (
          <>
            {' '}
            · <bdi>{program.niches.join(', ')}</bdi>
          </>
        )}
      </p>
    </article>
  );
}

function Search({ request, niches }: { readonly request: PageRequest; readonly niches: readonly string[] }) {
  const { t, locale } = useSite();
  const { q = '', niche = '' } = request.query;
  return (
    <form action={storePath(locale, '/programs')} method="get" role="search" className="flex flex-wrap items-end gap-4">
      <div className="relative w-full sm:w-72">
        <label htmlFor="q" className="mb-1.5 block font-medium">
          {t('programs.search')}
        </label>
        <SearchIcon className="pointer-events-none absolute start-3 bottom-3 size-5 text-muted" />
        <input id="q" name="q" type="search" defaultValue={q} maxLength={100} className="input ps-10" />
      </div>
      <div>
        <label htmlFor="niche" className="mb-1.5 block font-medium">
          {t('programs.niche')}
        </label>
        <select id="niche" name="niche" defaultValue={niche} className="input">
          <option value="">{t('programs.allNiches')}</option>
          {niches.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="sort" className="mb-1.5 block font-medium">
          {t('programs.sort')}
        </label>
        <select id="sort" name="sort" defaultValue={sortOf(request)} className="input">
          {SORTS.map((one) => (
            <option key={one} value={one}>
              {t(`programs.sort.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <button className="button">{t('programs.show')}</button>
    </form>
  );
}

interface Found {
  readonly request: PageRequest;
  readonly cards: readonly ProgramCard[];
  readonly niches: readonly string[];
  readonly next: string | null;
}

function Programs({ request, cards, niches, next }: Found) {
  const { t } = useSite();
  return (
    <div className="wrap py-14 md:py-20">
      <h1 className="text-36 md:text-48">{t('programs.title')}</h1>
      <p className="mt-4 mb-8 max-w-text text-18 text-muted">{t('programs.lead')}</p>
      <Search request={request} niches={niches} />
      {cards.length === 0 ? (
        <p className="mt-14 text-22 font-bold">{t('programs.none')}</p>
      ) : (
        <ul className="mt-12 grid gap-x-10 gap-y-12 sm:grid-cols-2 lg:grid-cols-3">
          {cards.map((program) => (
            <li key={program.slug}>
              <Card program={program} />
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <a rel="next" className="button mt-14" href={`?${new URLSearchParams({ ...request.query, cursor: next }).toString()}`}>
          {t('programs.more')}
          <OnwardIcon />
        </a>
      )}
    </div>
  );
}

/** Every program that is listed, with what a sale earns. */
export const programsPage: Page = async (request) => {
  const { q, niche, cursor } = request.query;
  const query = { q: q?.slice(0, 100), niche: niche === '' ? undefined : niche?.slice(0, 60), sort: sortOf(request), cursor, pageSize: 24 };
  const { data, pagination } = await request.client.programs.list({ query });
  const all = (await request.client.programs.list({ query: { pageSize: 100 } })).data;
  const niches = [...new Set(all.flatMap((one) => one.niches))].sort();
  const { t, shop } = request;
  return {
    kind: 'page',
    status: 200,
    cacheTags: ['catalog', 'shop'],
    head: {
      title: t('programs.title'),
      description: t('programs.description', { shop: shop.name }),
      noindex: Boolean(q ?? niche ?? cursor),
      forMachines: { type: 'application/rss+xml', path: '/programs.rss' },
    },
    body: <Programs request={request} cards={data} niches={niches} next={pagination.nextCursor} />,
  };
};
