import { Link, useSearchParams } from 'react-router-dom';
import type { StoreClient } from '../../../client';
import { formatNumber, formatRate } from '../../i18n/format';
import { Amounts } from '../../ui/amount';
import { Balances } from '../balances';
import { DayRangePicker, rangeBefore, useDayRange, type DayRange } from '../day-range';
import { Figure, minorIn, useChange } from '../figure';
import { Amount, Empty, formatDay, Loaded, PageHead, useSite, useStore } from '../kit';
import { PageSkeleton } from '../states';
import { BlockBanner } from './block-banner';
import { ContractBanner } from './contract';
import { Days } from './days';
import { LinkBox } from './link-box';
import { Ahead } from './overview-ahead';

type Summary = Awaited<ReturnType<StoreClient['partner']['readSummary']>>;
const behindBalance: Readonly<Record<string, string>> = {
  pending: 'pending',
  available: 'approved',
  held: 'held',
  inTransit: 'in_payout',
  paid: 'paid',
};

function Figures({
  summary,
  before,
  range,
}: {
  readonly summary: Summary;
  readonly before: Summary | undefined;
  readonly range: DayRange;
}) {
  const { t, locale } = useSite();
  const change = useChange(range);
  const [search] = useSearchParams();
  const days = search.toString();
  const main = summary.earned[0];
  return (
    <dl className="mt-6 grid grid-cols-2 gap-x-8 gap-y-8 lg:grid-cols-3">
      <Figure
        label={t('partner.earned')}
        to={`commissions?${days}`}
        change={main ? change(BigInt(main.amount), before && minorIn(before.earned, main.currency)) : null}
      >
        <Amounts amounts={summary.earned} none="0" />
      </Figure>
      <Figure label={t('partner.sales')} to={`referrals?${days}`} change={change(summary.sales, before?.sales)}>
        {formatNumber(locale, summary.sales)}
      </Figure>
      <Figure label={t('partner.clicks')} change={change(summary.countedClicks, before?.countedClicks)}>
        {formatNumber(locale, summary.countedClicks)}
      </Figure>
      <Figure label={t('partner.leads')} to="events" change={summary.leads === null ? t('partner.leadsForgotten') : t('partner.leadsHelp')}>
        {summary.leads === null ? '–' : formatNumber(locale, summary.leads)}
      </Figure>
      <Figure label={t('partner.perClick')} change={t('partner.perClickHelp')}>
        <Amounts amounts={summary.perClick} />
      </Figure>
      <Figure label={t('partner.conversion')} change={t('partner.conversionHelp')}>
        {formatRate(locale, summary.conversionBasisPoints)}
      </Figure>
    </dl>
  );
}

/** What is not in the figures above, and the way to the orders that did not count. */
function SetAside({ summary, range }: { readonly summary: Summary; readonly range: DayRange }) {
  const { t, locale } = useSite();
  const lines = [
    summary.clicks > summary.countedClicks
      ? t('partner.notCounted', {
          count: summary.clicks - summary.countedClicks,
          shown: formatNumber(locale, summary.clicks - summary.countedClicks),
        })
      : null,
  ].filter((line) => line !== null);
  const reversed = summary.reversed.filter((money) => money.amount !== '0');
  return (
    <p className="mt-6 text-muted">
      {lines.join(' ')}{' '}
      {reversed.length > 0 && (
        <>
          {t('partner.reversed')} <Amounts amounts={reversed} />.{' '}
        </>
      )}
      <Link className="link" to={`referrals?outcome=lost&from=${range.from}&to=${range.to}`}>
        {t('partner.whyNot')}
      </Link>
    </p>
  );
}

function NextPayable({ next }: { readonly next: Summary['nextPayable'] }) {
  const { t, locale } = useSite();
  if (next === null) return null;
  return (
    <>
      {t('partner.next', { day: formatDay(locale, next.at) })} <Amount money={next.amount} className="font-medium text-ink" />
    </>
  );
}

/** The affiliate's first page: the link, then what it did, then where the money stands. */
export function PartnerOverview() {
  const { t } = useSite();
  const range = useDayRange();
  const key = [range.from, range.to];
  const links = useStore(['links'], (client) => client.partner.listLinks());
  const summary = useStore(['partner', ...key], (client) => client.partner.readSummary({ query: range }));
  const before = useStore(['partner', 'before', ...key], (client) => client.partner.readSummary({ query: rangeBefore(range) }));
  const chart = useStore(['partner', 'chart', ...key], (client) => client.partner.readChart({ query: range }));
  return (
    <>
      <PageHead title={t('partner.title')} state={summary.data && <NextPayable next={summary.data.nextPayable} />} />
      <BlockBanner />
      <ContractBanner />
      <Loaded query={links} skeleton={<div className="skeleton mt-8 h-40" />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('link.none')} help={t('link.noneHelp')} />
          ) : (
            <>
              {rows.map((link) => (
                <LinkBox key={link.code} link={link} />
              ))}
            </>
          )
        }
      </Loaded>
      <Ahead />
      <div className="mt-10">
        <DayRangePicker />
      </div>
      <Loaded query={summary} skeleton={<PageSkeleton />}>
        {(loaded) => (
          <>
            <Figures summary={loaded} before={before.data} range={range} />
            <SetAside summary={loaded} range={range} />
            {chart.data && <Days days={chart.data} range={range} />}
            <Balances
              beyondDays
              balances={loaded.balances}
              next={loaded.nextPayable}
              behind={(part) => (behindBalance[part] ? `commissions?state=${behindBalance[part]}&from=2000-01-01&to=${range.to}` : null)}
            />
          </>
        )}
      </Loaded>
    </>
  );
}
