import type { OwnRates, RateRuleView } from '../../../contracts/rates';
import { exponentOf } from '../../../contracts/exponents';
import { formatMoney, formatNumber, formatRate } from '../../i18n/format';
import { DataTable, Day, Loaded, PageHead, useSite, useStore, type Column } from '../kit';
import { EventPays } from '../../ui/event-pay';
import { Calculator } from './calculator';
import { conditionsIn } from './rule-words';

const fixedText = (locale: Parameters<typeof formatMoney>[0], fixed: Readonly<Record<string, number>>): string =>
  Object.entries(fixed)
    .map(([currency, amount]) => formatMoney(locale, { amount: String(amount), currency, exponent: exponentOf(currency) }))
    .join(', ');

function Rules({ rates }: { readonly rates: OwnRates }) {
  const site = useSite();
  const { t, locale } = site;
  const conditions = conditionsIn(site, rates.goods);
  const columns: readonly Column<RateRuleView>[] = [
    { name: t('rates.rule'), cell: (rule) => <bdi>{rule.name}</bdi> },
    { name: t('rates.speaksOf'), cell: ({ when }) => conditions(when).join(' · ') || t('rates.everything') },
    {
      name: t('rates.pays'),
      numeric: true,
      cell: ({ pays }) => ('fixed' in pays ? fixedText(locale, pays.fixed) : formatRate(locale, pays.rateBasisPoints)),
    },
  ];
  if (rates.rules.length === 0) return null;
  return (
    <>
      <p className="mt-2 max-w-text text-muted">{t('rates.narrowest')}</p>
      <DataTable caption={t('rates.rules')} columns={columns} rows={rates.rules} rowKey={(rule) => rule.key} />
    </>
  );
}

type Tiers = NonNullable<OwnRates['tiers']>;

function TierStanding({ tiers }: { readonly tiers: Tiers }) {
  const { t, locale } = useSite();
  const { ladder, tier, until, counted, next, periodEnds } = tiers;
  const currency = ladder.currency ?? '';
  const shown = (amount: number): string =>
    ladder.measure === 'sales'
      ? formatNumber(locale, amount)
      : formatMoney(locale, { amount: String(amount), currency, exponent: exponentOf(currency) });
  const columns: readonly Column<Tiers['ladder']['steps'][number]>[] = [
    { name: t('rates.tierName'), cell: (step) => <bdi>{step.name}</bdi> },
    { name: t(`rates.measure.${ladder.measure}`), numeric: true, cell: (step) => shown(step.from) },
  ];
  return (
    <section className="mt-8">
      <h3 className="text-18">{t('rates.tiers')}</h3>
      <p className="mt-1 font-medium">
        {tier === null ? t('rates.noTier') : t('rates.yourTier', { tier })}
        {until !== null && (
          <>
            {' '}
            ({t('rates.keptUntil')} <Day at={until} />)
          </>
        )}
      </p>
      <p className="mt-1 text-muted">
        {t(`rates.counted.${ladder.period}`, { counted: shown(counted) })}{' '}
        {next !== null && t('rates.missing', { tier: next.name, missing: shown(next.missing) })}{' '}
        {periodEnds !== null && (
          <>
            {t('rates.periodEnds')} <Day at={periodEnds} />
          </>
        )}
      </p>
      {next !== null && (
        <progress
          className="mt-3 h-2 w-full max-w-xl"
          max={next.from}
          value={Math.min(counted, next.from)}
          aria-label={t('rates.progress', { tier: next.name })}
        />
      )}
      <DataTable caption={t('rates.tiers')} columns={columns} rows={ladder.steps} rowKey={(step) => step.name} />
    </section>
  );
}

function OnePlace({ rates }: { readonly rates: OwnRates }) {
  const { t, locale } = useSite();
  return (
    <article className="mt-8 border-t border-line pt-6">
      <h2 className="text-22" dir="auto">
        {rates.program}
      </h2>
      {rates.salesPay && (
        <p className="mt-1">
          {t('rates.rate', { rate: formatRate(locale, rates.rateBasisPoints), base: t(`rates.base.${rates.base}`) })}
          {rates.group !== null && <> {t('rates.yourGroup', { group: rates.group })}</>}
          {rates.maxMonths !== null && <> {t('rates.months', { months: rates.maxMonths })}</>}
        </p>
      )}
      <EventPays events={rates.events} salesPay={rates.salesPay} caps={rates.caps} />
      {rates.salesPay && <Rules rates={rates} />}
      {rates.salesPay && rates.tiers && <TierStanding tiers={rates.tiers} />}
      {rates.salesPay && <Calculator rates={rates} />}
    </article>
  );
}

/** What each contract pays for which sales, how far the next tier is, and what some visits would earn. */
export function Rates() {
  const { t } = useSite();
  const query = useStore(['partner-rates'], (client) => client.partnerRates.read({}));
  return (
    <>
      <PageHead title={t('rates.title')} state={t('rates.help')} />
      <Loaded query={query}>
        {(places) => (
          <>
            {places.map((rates) => (
              <OnePlace key={rates.id} rates={rates} />
            ))}
          </>
        )}
      </Loaded>
    </>
  );
}
