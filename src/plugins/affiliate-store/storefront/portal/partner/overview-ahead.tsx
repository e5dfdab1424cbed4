import { Link } from 'react-router-dom';
import { exponentOf } from '../../../contracts/exponents';
import type { PayoutStanding } from '../../../contracts/payouts';
import type { OwnRates } from '../../../contracts/rates';
import { formatDay, formatMoney, formatNumber } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import { useStore } from '../use-store';

/** What is missing to the smallest payout; null where nothing is, or something else stands in the way. */
const missingTo = ({ payable, minimum, obstacles }: PayoutStanding) => {
  const short = obstacles.some(({ code }) => code === 'BELOW_MINIMUM' || code === 'NOTHING_PAYABLE');
  const missing = BigInt(minimum.amount) - BigInt(payable.amount);
  return short && missing > 0n ? { ...minimum, amount: missing.toString() } : null;
};

function OneStanding({ standing }: { readonly standing: PayoutStanding }) {
  const { t, locale } = useSite();
  const { payable, minimum, obstacles } = standing;
  const missing = missingTo(standing);
  const other = obstacles.filter(({ code }) => code !== 'BELOW_MINIMUM' && code !== 'NOTHING_PAYABLE');
  return (
    <li className="mt-2">
      <Amount money={payable} className="text-18 font-bold" />
      {missing && (
        <>
          <span className="block text-13 text-muted">
            {t('ahead.missing', { amount: formatMoney(locale, missing), minimum: formatMoney(locale, minimum) })}
          </span>
          <progress
            className="mt-2 h-2 w-full max-w-xs"
            max={Number(minimum.amount)}
            value={Math.max(0, Number(payable.amount))}
            aria-label={t('ahead.toMinimum')}
          />
        </>
      )}
      {other.map(({ code, amount, until }) => (
        <span key={code} className="block text-13 text-warning">
          {t(`obstacle.${code}`, {
            amount: amount === null ? '' : formatMoney(locale, amount),
            day: until === null ? '' : formatDay(locale, until),
          })}
        </span>
      ))}
    </li>
  );
}

/** When money goes out next, how much of it there is, and what is missing. */
function NextPayout() {
  const { t, locale } = useSite();
  const { data } = useStore(['payout-overview'], (client) => client.payouts.readOverview());
  if (!data) return null;
  return (
    <section aria-labelledby="next-payout">
      <h2 id="next-payout" className="text-muted">
        <Link className="link" to="/payouts">
          {t('ahead.payout')}
        </Link>
      </h2>
      <p className="mt-1">
        {data.nextTransferAt === null
          ? t(`payouts.rhythm.${data.rhythm}`)
          : t('payouts.next', { day: formatDay(locale, data.nextTransferAt) })}
      </p>
      <ul>
        {data.standings.map((standing) => (
          <OneStanding key={standing.currency} standing={standing} />
        ))}
      </ul>
    </section>
  );
}

type Tiers = NonNullable<OwnRates['tiers']>;

/** `3 sales more until Gold`. */
function useTierWords(): (ladder: Tiers['ladder'], next: NonNullable<Tiers['next']>) => string {
  const { t, locale } = useSite();
  return ({ measure, currency = '' }, { name, missing }) =>
    measure === 'sales'
      ? t('ahead.tierSales', { count: missing, shown: formatNumber(locale, missing), tier: name })
      : t('ahead.tierAmount', {
          missing: formatMoney(locale, { amount: String(missing), currency, exponent: exponentOf(currency) }),
          tier: name,
        });
}

/** What is missing to the next tier of each program that has any. */
function NextTier() {
  const { t } = useSite();
  const words = useTierWords();
  const { data } = useStore(['partner-rates'], (client) => client.partnerRates.read({}));
  const climbing = (data ?? []).flatMap(({ id, program, tiers }) => (tiers?.next ? [{ id, program, tiers, next: tiers.next }] : []));
  if (climbing.length === 0) return null;
  return (
    <section aria-labelledby="next-tier">
      <h2 id="next-tier" className="text-muted">
        <Link className="link" to="/partner/rates">
          {t('ahead.tier')}
        </Link>
      </h2>
      <ul>
        {climbing.map(({ id, program, tiers, next }) => (
          <li key={id} className="mt-1">
            <span className="font-medium">{words(tiers.ladder, next)}</span>
            <progress
              className="mt-2 block h-2 w-full max-w-xs"
              max={next.from}
              value={Math.min(tiers.counted, next.from)}
              aria-label={t('rates.progress', { tier: next.name })}
            />
            <span className="block text-13 text-muted">
              <bdi>{program}</bdi> {tiers.tier !== null && <>· {t('rates.yourTier', { tier: tiers.tier })}</>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was written to them and not read yet. */
function Unread() {
  const { t } = useSite();
  const { data } = useStore(['unread'], (client) => client.partnerTalk.unread());
  if (!data || data.news + data.messages === 0) return null;
  const lines = [
    { to: '/partner/messages', label: t('messages.title'), count: data.messages },
    { to: '/partner/news', label: t('news.title'), count: data.news },
  ].filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="unread">
      <h2 id="unread" className="text-muted">
        {t('ahead.unread')}
      </h2>
      <ul>
        {lines.map(({ to, label, count }) => (
          <li key={to} className="mt-1">
            <Link className="link font-medium" to={to}>
              {label}
            </Link>{' '}
            <span className="text-13 text-muted">{t('talk.unread', { count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What comes next: money, the next tier, and what waits to be read. */
export function Ahead() {
  return (
    <div className="mt-8 grid gap-x-10 gap-y-6 md:grid-cols-3">
      <NextPayout />
      <NextTier />
      <Unread />
    </div>
  );
}
