import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { OwnLinkView } from '../../../contracts/links';
import { formatNumber } from '../../i18n/format';
import { Amounts } from '../../ui/amount';
import { FilterChips } from '../filter-chips';
import { Empty, Loaded, PageHead, RestOfList, useSite, useStore, useStoreList } from '../kit';
import { useSession } from '../session';
import { Failed, RowsSkeleton } from '../states';
import { typed } from '../typed';
import { CopyButton } from './link-box';
import { Hosts } from './hosts';
import { LinkForm } from './link-form';
import { LinkShare } from './link-share';

/** What the link is counted under, in one line. */
function Counted({ link }: { readonly link: OwnLinkView }) {
  const { t } = useSite();
  const parts = [
    link.channel && t(`channel.${link.channel}`),
    link.subId,
    link.utmSource,
    link.utmMedium,
    link.utmCampaign,
    link.utmContent,
    link.utmTerm,
  ].filter((part) => part !== null);
  return (
    <>
      {parts.map((part, at) => (
        <span key={at}>
          {' · '}
          <bdi>{part}</bdi>
        </span>
      ))}
    </>
  );
}

function Figures({ link }: { readonly link: OwnLinkView }) {
  const { t, locale } = useSite();
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-1 tabular-nums">
      {(
        [
          ['traffic.clicks', formatNumber(locale, link.countedClicks)],
          ['traffic.sales', formatNumber(locale, link.sales)],
          ['traffic.earned', <Amounts key="earned" amounts={link.earned} none="0" />],
          ...(link.reversed.length === 0 ? [] : [['traffic.reversed', <Amounts key="reversed" amounts={link.reversed} />] as const]),
        ] as const
      ).map(([label, value]) => (
        <div key={label} className="flex items-baseline gap-1.5">
          <dt className="text-13 text-muted">{t(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useChange(slug: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly name?: string; readonly retired?: boolean; readonly landingPage?: boolean }) =>
      client.partnerLinks.change({ params: { slug }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['list', 'own-links'] }),
  });
}

function Rename({ link, onDone }: { readonly link: OwnLinkView; readonly onDone: () => void }) {
  const { t } = useSite();
  const change = useChange(link.slug);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate({ name: typed(new FormData(event.currentTarget), 'name') }, { onSuccess: onDone });
  };
  return (
    <form className="flex flex-wrap gap-2" onSubmit={submit}>
      <input
        name="name"
        dir="auto"
        required
        maxLength={120}
        defaultValue={link.name}
        aria-label={t('ownLinks.name')}
        className="input min-w-0 grow basis-48"
      />
      <button type="submit" className="button button-small" disabled={change.isPending}>
        {t('ownLinks.save')}
      </button>
      {change.isError && <Failed failure={change.error} />}
    </form>
  );
}

/** What can be done with a link; where it leads never changes. */
function Actions({
  link,
  change,
  onRename,
}: {
  readonly link: OwnLinkView;
  readonly change: ReturnType<typeof useChange>;
  readonly onRename: () => void;
}) {
  const { t } = useSite();
  const press = (body: Parameters<typeof change.mutate>[0]) => ({ disabled: change.isPending, onClick: () => change.mutate(body) });
  return (
    <span className="flex flex-wrap gap-2">
      <button type="button" className="button button-small" onClick={onRename}>
        {t('ownLinks.rename')}
      </button>
      {link.style === 'hidden' && (
        <button type="button" className="button button-small" {...press({ landingPage: !link.landingPage })}>
          {t(link.landingPage ? 'ownLinks.leadOn' : 'ownLinks.showHere')}
        </button>
      )}
      <button type="button" className="button button-small" {...press({ retired: link.retiredAt === null })}>
        {t(link.retiredAt === null ? 'ownLinks.retire' : 'ownLinks.restore')}
      </button>
    </span>
  );
}

function LinkItem({ link }: { readonly link: OwnLinkView }) {
  const { t } = useSite();
  const [renaming, setRenaming] = useState(false);
  const change = useChange(link.slug);
  return (
    <li className="border-b border-line py-5">
      {renaming ? (
        <Rename link={link} onDone={() => setRenaming(false)} />
      ) : (
        <h2 className="text-18" dir="auto">
          {link.name}
        </h2>
      )}
      <p className="mt-0.5 text-13 text-muted">
        <bdi dir="ltr" className="break-all">
          {link.target}
        </bdi>
        <Counted link={link} />
        {link.landingPage && ` · ${t('ownLinks.shownHere')}`}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <input
          readOnly
          aria-label={t('ownLinks.address', { name: link.name })}
          dir="ltr"
          value={link.url}
          className="input min-w-0 grow basis-64 bg-wash text-15"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={link.url} label={t('link.copy')} />
      </div>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
        <Figures link={link} />
        <Actions link={link} change={change} onRename={() => setRenaming(!renaming)} />
      </div>
      {change.isError && <Failed failure={change.error} />}
      <LinkShare link={link} />
    </li>
  );
}

/** The links in use, or those retired, each with what it did. */
function LinkList({ retired }: { readonly retired: boolean }) {
  const { t } = useSite();
  const state = retired ? 'retired' : 'in_use';
  const query = useStoreList(['own-links', state], (client, cursor) => client.partnerLinks.list({ query: { state, cursor } }));
  if (query.data === undefined) return query.isError ? <Failed failure={query.error} retry={query.refetch} /> : <RowsSkeleton />;
  const rows = query.data.pages.flatMap((page) => page.data);
  if (rows.length === 0)
    return (
      <Empty
        title={t(retired ? 'ownLinks.noneRetired' : 'ownLinks.none')}
        help={t(retired ? 'ownLinks.retiredHelp' : 'ownLinks.noneHelp')}
      />
    );
  return (
    <>
      {retired && <p className="mt-4 max-w-text text-muted">{t('ownLinks.retiredHelp')}</p>}
      <ul className="mt-4 border-t border-line">
        {rows.map((link) => (
          <LinkItem key={link.slug} link={link} />
        ))}
      </ul>
      <RestOfList query={query} shown={rows.length} />
    </>
  );
}

function Made({ link }: { readonly link: OwnLinkView }) {
  const { t } = useSite();
  return (
    <div role="status" className="note note-positive mt-4 flex flex-wrap items-center gap-3">
      <span>{t('ownLinks.made')}</span>
      <bdi dir="ltr" className="min-w-0 grow break-all">
        {link.url}
      </bdi>
      <CopyButton text={link.url} label={t('link.copy')} />
    </div>
  );
}

/** Links the affiliate makes: to any page, for any place they are shared at. */
export function PartnerLinks() {
  const { t, locale } = useSite();
  const [made, setMade] = useState<OwnLinkView | null>(null);
  const [search] = useSearchParams();
  const places = useStore(['destinations', locale], (client) => client.partnerLinks.destinations({ query: { locale } }));
  return (
    <>
      <PageHead title={t('ownLinks.title')} state={t('ownLinks.help')} />
      <details className="mt-6 border-y border-line py-3">
        <summary className="link min-h-9 w-fit font-medium">{t('ownLinks.new')}</summary>
        <Loaded query={places}>{(loaded) => <LinkForm places={loaded} onMade={setMade} />}</Loaded>
      </details>
      {made && <Made link={made} />}
      <div className="mt-6">
        <FilterChips
          name="state"
          label={t('ownLinks.which')}
          all={t('ownLinks.inUse')}
          choices={[{ value: 'retired', label: t('ownLinks.retired') }]}
        />
      </div>
      <LinkList retired={search.get('state') === 'retired'} />
      <Hosts />
    </>
  );
}
