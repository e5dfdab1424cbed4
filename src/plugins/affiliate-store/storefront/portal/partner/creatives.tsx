import { Link, useSearchParams } from 'react-router-dom';
import { creativeKind, type CreativeView } from '../../../contracts/creatives';
import { locale as locales } from '../../../contracts/primitives';
import { formatNumber } from '../../i18n/format';
import { FilterChips } from '../filter-chips';
import { Empty, Loaded, PageHead, RestOfList, useSite, useStore, useStoreList } from '../kit';
import { Failed, RowsSkeleton } from '../states';
import { CopyButton } from './link-box';

/** What is asked of the list, as the address says it. */
function useAsked() {
  const [search] = useSearchParams();
  const size = search.get('size') ?? '';
  return {
    code: search.get('code') ?? undefined,
    kind: creativeKind.safeParse(search.get('kind')).data,
    language: locales.safeParse(search.get('language')).data,
    size: /^[1-9]\d{0,3}x[1-9]\d{0,3}$/.test(size) ? size : undefined,
  };
}

function Figures({ piece }: { readonly piece: CreativeView }) {
  const { t, locale } = useSite();
  return (
    <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-1 tabular-nums">
      {(
        [
          ...(piece.address === null ? [] : [['creatives.impressions', piece.impressions] as const]),
          ['traffic.clicks', piece.clicks],
          ['traffic.sales', piece.sales],
        ] as const
      ).map(([label, count]) => (
        <div key={label} className="flex items-baseline gap-1.5">
          <dt className="text-13 text-muted">{t(label)}</dt>
          <dd>{formatNumber(locale, count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What can be taken of it: HTML for a page, words for a message, the link, the picture itself. */
function Actions({ piece }: { readonly piece: CreativeView }) {
  const { t } = useSite();
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3">
      {piece.text !== null && <CopyButton text={piece.text} label={t('creatives.copyText')} />}
      {piece.subject !== null && <CopyButton text={piece.subject} label={t('creatives.copySubject')} />}
      {piece.snippet !== null && <CopyButton text={piece.snippet} label={t('creatives.copyHtml')} />}
      <CopyButton text={piece.link} label={t('link.copy')} />
      {piece.preview !== null && (
        <a className="link" href={piece.preview} download={piece.fileName ?? true}>
          {t('creatives.download')}
        </a>
      )}
    </div>
  );
}

function Piece({ piece }: { readonly piece: CreativeView }) {
  const { t } = useSite();
  const about = [
    t(`creatives.kind.${piece.kind}`),
    piece.width === null ? null : `${piece.width} × ${piece.height}`,
    piece.kind === 'banner' && piece.device !== 'any' ? t(`creatives.device.${piece.device}`) : null,
    new Intl.DisplayNames([piece.language], { type: 'language' }).of(piece.language) ?? piece.language,
    piece.product,
  ].filter((part) => part !== null);
  return (
    <li className="border-b border-line py-6">
      <h2 className="text-18" dir="auto">
        {piece.name}
      </h2>
      <p className="mt-0.5 text-13 text-muted">
        {about.map((part, at) => (
          <span key={at}>
            {at > 0 && ' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      {piece.yours && <p className="mt-1 text-13">{t('creatives.yours')}</p>}
      {piece.preview !== null && piece.width !== null && piece.height !== null && (
        <img
          src={piece.preview}
          alt={piece.name}
          width={piece.width}
          height={piece.height}
          loading="lazy"
          className="mt-3 h-auto max-w-full border border-line"
        />
      )}
      {piece.subject !== null && (
        <p className="mt-3 max-w-text font-medium" dir="auto">
          {piece.subject}
        </p>
      )}
      {piece.text !== null && (
        <p className="mt-3 max-w-text whitespace-pre-line break-words" dir="auto">
          {piece.text}
        </p>
      )}
      <Actions piece={piece} />
      <Figures piece={piece} />
    </li>
  );
}

function Pieces() {
  const { t } = useSite();
  const asked = useAsked();
  const query = useStoreList(['creatives', asked.code, asked.kind, asked.language, asked.size], (client, cursor) =>
    client.partnerCreatives.list({ query: { ...asked, cursor } }),
  );
  if (query.data === undefined) return query.isError ? <Failed failure={query.error} retry={query.refetch} /> : <RowsSkeleton />;
  const rows = query.data.pages.flatMap((page) => page.data);
  const narrowed = asked.kind !== undefined || asked.language !== undefined || asked.size !== undefined;
  if (rows.length === 0)
    return <Empty title={t(narrowed ? 'list.noMatch' : 'creatives.none')} help={t(narrowed ? 'list.noMatchHelp' : 'creatives.noneHelp')} />;
  return (
    <>
      <ul className="mt-4 border-t border-line">
        {rows.map((piece) => (
          <Piece key={piece.id} piece={piece} />
        ))}
      </ul>
      <RestOfList query={query} shown={rows.length} />
    </>
  );
}

/** Narrows the list; a choice of one is no choice and is not shown. */
function Filters() {
  const { t } = useSite();
  const { code } = useAsked();
  const choices = useStore(['creative-choices', code], (client) => client.partnerCreatives.choices({ query: { code } }));
  return (
    <Loaded query={choices}>
      {({ places, kinds, sizes, languages }) => (
        <div className="mt-6 grid gap-1">
          {places.length > 1 && (
            <FilterChips
              name="code"
              label={t('creatives.place')}
              all={places[0]?.program ?? ''}
              choices={places.slice(1).map((place) => ({ value: place.code, label: place.program }))}
            />
          )}
          {kinds.length > 1 && (
            <FilterChips
              name="kind"
              label={t('creatives.kind')}
              all={t('filter.all')}
              choices={kinds.map((value) => ({ value, label: t(`creatives.kind.${value}`) }))}
            />
          )}
          {sizes.length > 1 && (
            <FilterChips
              name="size"
              label={t('creatives.size')}
              all={t('creatives.everySize')}
              choices={sizes.map((value) => ({ value, label: value.replace('x', ' × ') }))}
            />
          )}
          {languages.length > 1 && (
            <FilterChips
              name="language"
              label={t('creatives.language')}
              all={t('creatives.everyLanguage')}
              choices={languages.map((value) => ({
                value,
                label: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
              }))}
            />
          )}
        </div>
      )}
    </Loaded>
  );
}

/** What the affiliate may hang on their pages and send to their readers, with their own link inside. */
export function Creatives() {
  const { t } = useSite();
  return (
    <>
      <PageHead
        title={t('creatives.title')}
        state={t('creatives.help')}
        action={
          <Link className="button" to="/partner/creatives/requests">
            {t('creativeRequests.title')}
          </Link>
        }
      />
      <Filters />
      <Pieces />
    </>
  );
}
