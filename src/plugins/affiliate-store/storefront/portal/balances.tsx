import { Link } from 'react-router-dom';
import type { BalanceView } from '../../contracts/partner';
import type { MoneyView } from '../../contracts/primitives';
import { formatDay } from '../i18n/format';
import { Amount } from '../ui/amount';
import { useSite } from '../ui/site';
import { Empty } from './states';

type Part = 'pending' | 'available' | 'held' | 'reserved' | 'inTransit' | 'paid';
const parts: readonly Part[] = ['pending', 'available', 'held', 'reserved', 'inTransit', 'paid'];
/** Parts that are nothing are left out, but for the two everybody looks for. */
const always: ReadonlySet<Part> = new Set(['pending', 'available']);

interface BalancesProps {
  readonly balances: readonly BalanceView[];
  readonly next?: { readonly at: string; readonly amount: MoneyView } | null;
  /** Where the commissions behind a part are listed. */
  readonly behind?: (part: Part) => string | null;
}

function Balance({ balance, next, behind }: { readonly balance: BalanceView } & Omit<BalancesProps, 'balances'>) {
  const { t, locale } = useSite();
  const shown = parts.filter((part) => always.has(part) || balance[part].amount !== '0');
  return (
    <div>
      {balance.owing && <p className="note note-warning mb-3">{t('balance.owing')}</p>}
      <dl className="border-t border-line">
        {shown.map((part) => {
          const to = behind?.(part) ?? null;
          return (
            <div
              key={part}
              className="relative grid grid-cols-[1fr_auto] items-baseline gap-x-6 border-b border-line py-3 has-[a]:hover:bg-wash"
            >
              <dt>
                {to ? (
                  <Link to={to} className="row-link font-medium">
                    {t(`balance.${part}`)}
                  </Link>
                ) : (
                  <span className="font-medium">{t(`balance.${part}`)}</span>
                )}
                <span className="block text-13 text-muted">
                  {part === 'pending' && next ? t('balance.pendingNext', { day: formatDay(locale, next.at) }) : t(`balance.${part}Help`)}
                </span>
              </dt>
              <dd className="text-18 font-bold">
                <Amount money={balance[part]} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

/** What somebody has earned and where each cent of it stands now; one list per currency. */
export function Balances({ balances, next, behind }: BalancesProps) {
  const { t } = useSite();
  return (
    <section aria-labelledby="balance" className="mt-14">
      <h2 id="balance" className="text-22">
        {t('balance.title')}
      </h2>
      <p className="mt-1 text-muted">{t('balance.help')}</p>
      {balances.length === 0 ? (
        <Empty title={t('balance.none')} help={t('balance.noneHelp')} />
      ) : (
        <div className="mt-4 grid gap-x-14 gap-y-8 md:max-w-text">
          {balances.map((balance) => (
            <Balance
              key={balance.currency}
              balance={balance}
              {...(next?.amount.currency === balance.currency ? { next } : {})}
              {...(behind ? { behind } : {})}
            />
          ))}
        </div>
      )}
    </section>
  );
}
