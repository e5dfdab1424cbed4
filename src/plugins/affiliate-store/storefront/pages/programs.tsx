import type { ProgramCard } from '../../contracts/programs';
import { formatRate, languageName } from '../i18n/format';
import type { Page, PageRequest } from '../site/page';
import { Amount } from '../ui/amount';
import { EventPays, useEventPay } from '../ui/event-pay';
import { OnwardIcon, SearchIcon } from '../ui/icons';
import { Picture } from '../ui/picture';
import { storePath, useSite } from '../ui/site';

const SORTS = ['earnings', 'per_click', 'newest'] as const;
const RECURS = ['yes', 'no'] as const;
const recursOf = ({ query }: PageRequest) => RECURS.find((one) => one === query['recurring']);
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

/** The terms of a sale and what came of it, on one line: rate, window, hold, and where enough was counted, refunds and what a click earned. */
function InShort({ program: { rateBasisPoints, windowDays, holdDays, figures } }: { readonly program: ProgramCard }) {
  const { t, locale } = useSite();
  const facts = [
    ...(rateBasisPoints > 0 ? [formatRate(locale, rateBasisPoints)] : []),
    t('programs.window', { count: windowDays }),
    t('programs.payable', { count: holdDays }),
    ...(figures ? [t('programs.refunds', { rate: formatRate(locale, figures.refundBasisPoints) })] : []),
  ];
  return (
    <p className="mt-2 text-13">
      <span className="sr-only">{t('programs.inShort')}: </span>
      {facts.map((fact, place) => (
        <span key={fact}>
          {place > 0 && ' · '}
          <bdi>{fact}</bdi>
        </span>
      ))}
      {figures?.earnedPerClick && (
        <>
          {' · '}
          <Amount money={figures.earnedPerClick} /> {t('programs.perClick')}
        </>
      )}
    </p>
  );
}

/** Whose everything a program is for, where it is. */
export function ForEverything({ site, className = 'mt-2' }: { readonly site: ProgramCard['site']; readonly className?: string }) {
  const { t } = useSite();
  if (site === null) return null;
  return <p className={className}>{site.name === null ? t('programs.site.shop') : t('programs.site.creator', { name: site.name })}</p>;
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
      <ForEverything site={program.site} />
      <InShort program={program} />
      {program.salesPay && <EventPays events={program.events} salesPay caps={program.caps} />}
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

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: ReadonlyArray<readonly [value: string, text: string]>;
}

const Choose = ({ name, label, value, options }: Choice) => (
  <div>
    <label htmlFor={name} className="mb-1.5 block font-medium">
      {label}
    </label>
    <select id={name} name={name} defaultValue={value} className="input">
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  </div>
);

function Search({ request, niches, languages }: Pick<Found, 'request' | 'niches' | 'languages'>) {
  const { t, locale } = useSite();
  const { q = '', niche = '', language = '' } = request.query;
  return (
    <form action={storePath(locale, '/programs')} method="get" role="search" className="flex flex-wrap items-end gap-4">
      <div className="relative w-full sm:w-72">
        <label htmlFor="q" className="mb-1.5 block font-medium">
          {t('programs.search')}
        </label>
        <SearchIcon className="pointer-events-none absolute start-3 bottom-3 size-5 text-muted" />
        <input id="q" name="q" type="search" defaultValue={q} maxLength={100} className="input ps-10" />
      </div>
      <Choose
        name="niche"
        label={t('programs.niche')}
        value={niche}
        options={[['', t('programs.allNiches')], ...niches.map((one) => [one, one] as const)]}
      />
      <Choose
        name="language"
        label={t('programs.language')}
        value={language}
        options={[['', t('programs.allLanguages')], ...languages.map((one) => [one, languageName(locale, one)] as const)]}
      />
      <Choose
        name="recurring"
        label={t('programs.recurs')}
        value={recursOf(request) ?? ''}
        options={[['', t('programs.recurs.all')], ...RECURS.map((one) => [one, t(`programs.recurs.${one}`)] as const)]}
      />
      <Choose
        name="sort"
        label={t('programs.sort')}
        value={sortOf(request)}
        options={SORTS.map((one) => [one, t(`programs.sort.${one}`)] as const)}
      />
      <button className="button">{t('programs.show')}</button>
    </form>
  );
}

interface Found {
  readonly request: PageRequest;
  readonly cards: readonly ProgramCard[];
  readonly niches: readonly string[];
  readonly languages: readonly string[];
  readonly next: string | null;
}

function Programs({ request, cards, niches, languages, next }: Found) {
  const { t } = useSite();
  return (
    <div className="wrap py-14 md:py-20">
      <h1 className="text-36 md:text-48">{t('programs.title')}</h1>
      <p className="mt-4 mb-8 max-w-text text-18 text-muted">{t('programs.lead')}</p>
      <Search request={request} niches={niches} languages={languages} />
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
  const { q, niche, language, cursor } = request.query;
  const recurring = recursOf(request);
  const query = {
    q: q?.slice(0, 100),
    niche: niche === '' ? undefined : niche?.slice(0, 60),
    language: language === '' ? undefined : language?.slice(0, 10),
    recurring,
    sort: sortOf(request),
    cursor,
    pageSize: 24,
  };
  const { data, pagination } = await request.client.programs.list({ query });
  const all = (await request.client.programs.list({ query: { pageSize: 100 } })).data;
  const niches = [...new Set(all.flatMap((one) => one.niches))].sort();
  const languages = [...new Set(all.flatMap((one) => one.languages))].sort();
  const { t, shop } = request;
  return {
    kind: 'page',
    status: 200,
    cacheTags: ['catalog', 'shop'],
    head: {
      title: t('programs.title'),
      description: t('programs.description', { shop: shop.name }),
      noindex: Boolean(q ?? niche ?? language ?? recurring ?? cursor),
      forMachines: { type: 'application/rss+xml', path: '/programs.rss' },
    },
    body: <Programs request={request} cards={data} niches={niches} languages={languages} next={pagination.nextCursor} />,
  };
};
