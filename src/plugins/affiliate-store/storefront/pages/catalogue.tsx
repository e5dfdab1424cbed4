import type { ProductCard } from '../../contracts/catalog';
import { languageName } from '../i18n/format';
import type { Page, PageRequest } from '../site/page';
import { inCurrency } from '../ui/amount';
import { ConvertedNote, Price } from '../sections/price';
import { OnwardIcon, SearchIcon } from '../ui/icons';
import { Picture } from '../ui/picture';
import { storePath, useHref, useSite } from '../ui/site';
import { currencyOf } from '../site/currency';

const pageOf = (card: ProductCard): string => (card.salesPage === null ? `/p/${card.slug}` : `/s/${card.salesPage}`);

function PriceFrom({ card, currency }: { readonly card: ProductCard; readonly currency: string }) {
  const { t } = useSite();
  const price = inCurrency(card.from, currency);
  if (price === undefined) return <span className="text-muted">{t('offer.none')}</span>;
  return <Price money={price} period={card.renewals.find((one) => one.currency === price.currency)} className="font-medium" />;
}

function Cover({ card, eager = false }: { readonly card: ProductCard; readonly eager?: boolean }) {
  return card.cover === null ? (
    <div className="aspect-[4/3] w-full rounded-card bg-brand-soft" />
  ) : (
    <Picture image={{ ...card.cover, alt: '' }} eager={eager} className="aspect-[4/3] w-full rounded-card bg-wash object-cover" />
  );
}

/** The newest product, given the room of a lead story. */
function Lead({ card, currency }: { readonly card: ProductCard; readonly currency: string }) {
  const href = useHref();
  return (
    <article className="group relative grid items-center gap-x-14 gap-y-6 md:grid-cols-[7fr_5fr]">
      <Cover card={card} eager />
      <div className="max-w-text">
        <p className="eyebrow">
          <bdi>{card.creator.name}</bdi>
        </p>
        <h2 className="mt-3 text-28 md:text-36">
          <a
            className="after:absolute after:inset-0 group-hover:underline group-hover:decoration-2 group-hover:underline-offset-4"
            dir="auto"
            href={href(pageOf(card))}
          >
            {card.name}
          </a>
        </h2>
        <p className="mt-4 text-18 text-muted" dir="auto">
          {card.summary}
        </p>
        <p className="mt-6 text-18">
          <PriceFrom card={card} currency={currency} />
        </p>
      </div>
    </article>
  );
}

function Card({ card, currency }: { readonly card: ProductCard; readonly currency: string }) {
  const { locale } = useSite();
  const href = useHref();
  return (
    <article className="group relative">
      <Cover card={card} />
      <div className="mt-4 flex items-baseline justify-between gap-4">
        <h2 className="text-18">
          <a
            className="after:absolute after:inset-0 group-hover:underline group-hover:underline-offset-4"
            dir="auto"
            href={href(pageOf(card))}
          >
            {card.name}
          </a>
        </h2>
        <PriceFrom card={card} currency={currency} />
      </div>
      <p className="mt-1 text-muted" dir="auto">
        {card.summary}
      </p>
      <p className="mt-2 text-13 text-muted">
        <bdi>{card.creator.name}</bdi>
        {card.language !== locale && <> · {languageName(locale, card.language)}</>}
      </p>
    </article>
  );
}

function Search({ request, tags }: { readonly request: PageRequest; readonly tags: readonly string[] }) {
  const { t, locale, currency } = useSite();
  const href = useHref();
  const { q = '', tag = '' } = request.query;
  const tagged = (one: string): string =>
    `${storePath(locale, '/')}?${new URLSearchParams({ tag: one, ...(currency === undefined ? {} : { currency }) }).toString()}`;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <form action={storePath(locale, '/')} method="get" role="search" className="relative w-full sm:w-80">
        {currency !== undefined && <input type="hidden" name="currency" value={currency} />}
        <label className="sr-only" htmlFor="q">
          {t('catalogue.search')}
        </label>
        <SearchIcon className="pointer-events-none absolute start-3 top-3 size-5 text-muted" />
        <input id="q" name="q" type="search" defaultValue={q} maxLength={100} placeholder={t('catalogue.search')} className="input ps-10" />
      </form>
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-x-1 gap-y-1" aria-label={t('catalogue.tags')}>
          {[null, ...tags].map((one) => (
            <li key={one ?? ''}>
              <a
                href={one === null ? href('/') : tagged(one)}
                aria-current={(one ?? '') === tag && q === '' ? 'true' : undefined}
                className="flex min-h-9 items-center rounded-full px-3.5 text-muted hover:text-ink aria-[current]:bg-ink aria-[current]:text-paper"
              >
                {one ?? t('catalogue.all')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Nothing({ searched }: { readonly searched: boolean }) {
  const { t } = useSite();
  const href = useHref();
  return (
    <div className="py-20">
      <p className="text-22 font-bold">{t(searched ? 'catalogue.noMatch' : 'catalogue.empty')}</p>
      <p className="mt-2 text-muted">{t(searched ? 'catalogue.noMatchHelp' : 'catalogue.emptyHelp')}</p>
      {searched && (
        <a className="button mt-6" href={href('/')}>
          {t('catalogue.showAll')}
        </a>
      )}
    </div>
  );
}

function Count({ total }: { readonly total: number }) {
  const { t } = useSite();
  if (total === 0) return null;
  return (
    <p className="mt-8 text-muted" role="status">
      {t('catalogue.found', { count: total })}
    </p>
  );
}

function More({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { t } = useSite();
  return (
    <a rel="next" className="button mt-14" href={`?${new URLSearchParams(query).toString()}`}>
      {t('catalogue.more')}
      <OnwardIcon />
    </a>
  );
}

/** The newest product leads the first page, when nobody is looking for something else. */
const leadOf = ({ query }: PageRequest, cards: readonly ProductCard[]): ProductCard | undefined =>
  query['q'] || query['tag'] || query['cursor'] ? undefined : cards[0];

function Catalogue({
  request,
  cards,
  next,
  total,
  tags,
}: {
  readonly request: PageRequest;
  readonly cards: readonly ProductCard[];
  readonly next: string | null;
  readonly total: number;
  readonly tags: readonly string[];
}) {
  const { shop } = useSite();
  const currency = currencyOf(request);
  const searched = Boolean(request.query['q'] ?? request.query['tag']);
  const lead = leadOf(request, cards);
  return (
    <div className="wrap">
      <div className="pt-14 pb-8 md:pt-20 md:pb-10">
        <h1 className="max-w-3xl text-36 md:text-48" dir="auto">
          {shop.tagline || shop.name}
        </h1>
      </div>
      <Search request={request} tags={tags} />
      {searched && <Count total={total} />}
      <div className="mt-10 md:mt-14">
        {lead !== undefined && <Lead card={lead} currency={currency} />}
        {cards.length === 0 && <Nothing searched={searched} />}
        <ul className="mt-16 grid gap-x-10 gap-y-14 sm:grid-cols-2 lg:grid-cols-3">
          {cards
            .filter((card) => card !== lead)
            .map((card) => (
              <li key={card.id}>
                <Card card={card} currency={currency} />
              </li>
            ))}
        </ul>
        <div className="mt-10">
          <ConvertedNote prices={cards.flatMap((card) => inCurrency(card.from, currency) ?? [])} />
        </div>
        {next !== null && <More query={{ ...request.query, cursor: next }} />}
      </div>
    </div>
  );
}

const tagsOf = (cards: readonly ProductCard[]): readonly string[] => [...new Set(cards.flatMap((card) => card.tags))].slice(0, 8);

/** The shop's front page: everything on sale, searchable. */
export const cataloguePage: Page = async (request) => {
  const { q, tag, cursor } = request.query;
  const query = { locale: request.locale, pageSize: 24, q: q?.slice(0, 100), tag, cursor };
  const { data, pagination } = await request.client.catalog.listProducts({ query });
  const unfiltered =
    q === undefined && tag === undefined
      ? data
      : (await request.client.catalog.listProducts({ query: { locale: request.locale, pageSize: 24 } })).data;
  const { shop, t } = request;
  return {
    kind: 'page',
    status: 200,
    cacheTags: ['catalog', 'shop'],
    head: {
      title: shop.name,
      description: shop.tagline || t('catalogue.description', { shop: shop.name }),
      noindex: q !== undefined,
      image: data[0]?.cover ?? null,
    },
    body: <Catalogue request={request} cards={data} next={pagination.nextCursor} total={pagination.total} tags={tagsOf(unfiltered)} />,
  };
};
