import { Link } from 'react-router-dom';
import type { DealView } from '../../../contracts/deals';
import { formatRate } from '../../i18n/format';
import type { Column } from '../data-table';
import { Day, Empty, PageHead, useSite, useStoreList } from '../kit';
import { LongList } from '../long-list';
import { Status, type Tone } from '../status';
import { ProposeDeal } from './deal-form';

const TONES: Readonly<Record<DealView['phase'], Tone>> = {
  proposed: 'warning',
  lapsed: 'neutral',
  declined: 'danger',
  withdrawn: 'neutral',
  running: 'positive',
  ending: 'warning',
  over: 'neutral',
};

/** How a deal stands. */
export function DealPhase({ phase }: Pick<DealView, 'phase'>) {
  const { t } = useSite();
  return <Status tone={TONES[phase]} word={t(`deals.phase.${phase}`)} />;
}

function useColumns(): readonly Column<DealView>[] {
  const { t, locale } = useSite();
  return [
    {
      name: t('deals.with'),
      cell: (one) => (
        <>
          <Link className="row-link font-medium" to={one.id} dir="auto">
            {one.with}
          </Link>
          <span className="block text-13 font-normal text-muted" dir="auto">
            {one.theirProducts.map(({ name }) => name).join(', ')}
          </span>
        </>
      ),
    },
    { name: t('deals.rateIs'), numeric: true, cell: (one) => formatRate(locale, one.rateBasisPoints) },
    { name: t('deals.ends'), cell: (one) => <Day at={one.endsAt} /> },
    { name: t('case.how'), cell: (one) => <DealPhase phase={one.phase} /> },
  ];
}

/** What somebody agreed on with other sellers, and the way to propose more. */
export function StudioDeals() {
  const { t } = useSite();
  const query = useStoreList(['deals'], (client, cursor) => client.studioDeals.list({ query: { cursor } }));
  return (
    <>
      <PageHead title={t('deals.title')} state={t('deals.help')} />
      <details className="mt-6 border-y border-line py-3">
        <summary className="link min-h-9 w-fit font-medium">{t('deals.new')}</summary>
        <ProposeDeal />
      </details>
      <LongList
        query={query}
        caption={t('deals.title')}
        columns={useColumns()}
        rowKey={(one) => one.id}
        empty={<Empty title={t('deals.none')} help={t('deals.noneHelp')} />}
      />
    </>
  );
}
