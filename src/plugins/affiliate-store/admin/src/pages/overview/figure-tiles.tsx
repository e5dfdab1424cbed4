import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { readOverview } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import type { MoneyView } from '../../../../contracts/primitives';
import { Amount, moneyText, to, useHolds, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';
import { Sparkline } from './sparkline';

type Overview = Data<typeof readOverview>;

const Tiles = styled.div`
  display: grid;
  gap: 16px;
  grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr));
  @media (max-width: 767px) {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 8px;
  }
`;
/** The whole tile leads to its rows; what stands above that, such as an amount that can be asked why, is pressed by itself. */
const Tile = styled.div`
  position: relative;
  display: grid;
  gap: 4px;
  align-content: start;
  padding: 16px 20px;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  min-width: 0;
  &:hover {
    border-color: ${({ theme }) => theme.colors.primary200};
  }
  .label {
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
    text-decoration: none;
  }
  .label::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: ${({ theme }) => theme.borderRadius};
  }
  .label:focus-visible {
    outline: none;
  }
  .label:focus-visible::after {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
  .figure {
    font-size: 2.4rem;
    font-weight: 600;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .change:empty {
    display: none;
  }
  .change {
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  @media (max-width: 767px) {
    padding: 12px;
    .figure {
      font-size: 1.8rem;
    }
  }
`;

/** How a figure changed, in words, with what it was before; nothing where there was nothing to compare with. */
const useChangeWords = () => {
  const words = useWords();
  const { locale } = useIntl();
  return (now: number, before: number, was: string): string => {
    if (before === 0) return '';
    if (now === before) return words('change.same');
    const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
      Math.abs(now - before) / Math.abs(before),
    );
    return words(now > before ? 'change.more' : 'change.less', { share, was });
  };
};

/** The last day in the sums: what was not known on the day asked of belongs to later ones. */
const lastDay = ({ to: last, asKnownOn }: Overview): string => (asKnownOn !== null && asKnownOn < last ? asKnownOn : last);

const size = ({ amount }: MoneyView): number => parseInt(amount, 10);

const MONEY = ['gross', 'net', 'refunds', 'commissions', 'platform'] as const;
const COUNTS = ['orders', 'newBuyers', 'clicks'] as const;
const label = (name: (typeof MONEY)[number] | (typeof COUNTS)[number]): Word => `figure.${name}`;

/** Where the rows behind each figure are, for what this administrator may see. */
const usePlaces = (overview: Overview, currency: string | undefined) => {
  const holds = useHolds();
  const rows = { from: overview.from, to: overview.to, ...(currency && currency !== 'every' ? { currency } : {}) };
  const orders = to.orders(rows);
  const ledger = currency !== undefined && currency !== 'every' && holds('ledger.read') ? to.account('platform_revenue', currency) : orders;
  return {
    gross: orders,
    net: orders,
    orders,
    newBuyers: orders,
    refunds: to.orders({ ...rows, flag: 'refunded' }),
    commissions: to.orders({ ...rows, flag: 'referred' }),
    platform: ledger,
    clicks: to.affiliates(),
  };
};

/** The period in figures; each leads to the rows behind it. */
export const FigureTiles = ({ overview, currency }: { readonly overview: Overview; readonly currency: string | undefined }) => {
  const words = useWords();
  const change = useChangeWords();
  const { formatNumber, locale } = useIntl();
  const places = usePlaces(overview, currency);
  const every = currency === 'every';
  const figures = every ? overview.inMain : overview.currencies.find((one) => one.currency === currency);
  const days = (every ? overview.inMain : overview.charts.find((chart) => chart.currency === currency))?.days ?? [];
  return (
    <Tiles>
      {figures
        ? MONEY.map((name) => (
            <Tile key={name}>
              <Link className="label" to={places[name]}>
                {words(label(name))}
              </Link>
              <span className="figure">
                <Amount
                  value={figures[name].now}
                  why={{ of: 'figure', id: name, part: `${overview.from}_${lastDay(overview)}_${every ? 'every' : figures.currency}` }}
                />
              </span>
              <span className="change">
                {change(size(figures[name].now), size(figures[name].before), moneyText(figures[name].before, locale))}
              </span>
              {name === 'platform' ? null : <Sparkline values={days.map((day) => size(day[name]))} />}
            </Tile>
          ))
        : null}
      {COUNTS.map((name) => (
        <Tile key={name}>
          <Link className="label" to={places[name]}>
            {words(label(name))}
          </Link>
          <span className="figure">{formatNumber(overview[name].now)}</span>
          <span className="change">{change(overview[name].now, overview[name].before, formatNumber(overview[name].before))}</span>
        </Tile>
      ))}
    </Tiles>
  );
};
