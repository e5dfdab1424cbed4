import type { BindingView } from '../../../contracts/ways';
import { Day, Empty, PageHead, useSite, useStoreList, type Column } from '../kit';
import { LongList } from '../long-list';
import { Status } from '../status';
import { PostbackAddresses } from './postback-addresses';
import { ServerKeys } from './server-keys';
import { TryLink } from './try-link';

function BindingState({ binding }: { readonly binding: BindingView }) {
  const { t } = useSite();
  if (binding.ended === null) return <Status tone="positive" word={t('bound.yes')} />;
  return <Status tone="neutral" word={t('bound.no')} meaning={binding.reason ?? t(`bound.ended.${binding.ended}`)} />;
}

/** Since when, and where a customer was brought over from whom no order of this shop bound. */
function BoundSince({ binding: { since, broughtOver } }: { readonly binding: BindingView }) {
  const { t } = useSite();
  return (
    <>
      <Day at={since} />
      {broughtOver === null ? null : <p className="text-13 text-muted">{t('bound.broughtOver', { ...broughtOver })}</p>}
    </>
  );
}

function useColumns(): readonly Column<BindingView>[] {
  const { t } = useSite();
  return [
    { name: t('bound.customer'), cell: (row) => <bdi dir="ltr">{row.customer}</bdi> },
    { name: t('bound.since'), cell: (row) => <BoundSince binding={row} /> },
    { name: t('bound.until'), cell: (row) => (row.until === null ? t('bound.forGood') : <Day at={row.until} />) },
    { name: t('bound.state'), cell: (row) => <BindingState binding={row} /> },
    { name: t('bound.orders'), numeric: true, cell: (row) => row.orders },
  ];
}

/** Customers that stay with the affiliate; who they are is nobody's business here. */
function BoundCustomers() {
  const { t } = useSite();
  const query = useStoreList(['partner-customers'], (client, cursor) => client.partnerWays.listCustomers({ query: { cursor } }));
  return (
    <section aria-labelledby="bound-title" className="mt-12">
      <h2 id="bound-title" className="text-22">
        {t('bound.title')}
      </h2>
      <p className="mt-1 max-w-text text-muted">{t('bound.help')}</p>
      <LongList
        query={query}
        caption={t('bound.title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={<Empty title={t('bound.empty')} help={t('bound.emptyHelp')} />}
      />
    </section>
  );
}

/** What helps where a link alone does not: whether one credits, who stays, and the affiliate's own server. */
export function PartnerTools() {
  const { t } = useSite();
  return (
    <>
      <PageHead title={t('tools.title')} state={t('tools.help')} />
      <TryLink />
      <BoundCustomers />
      <ServerKeys />
      <PostbackAddresses />
    </>
  );
}
