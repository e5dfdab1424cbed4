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
  /** Whether days are chosen on the page, which these amounts know nothing of. */
  readonly beyondDays?: true;
}

/** The currencies a part stands in, those with nothing left out; one nought where there is nothing at all. */
function amountsIn(part: Part, balances: readonly BalanceView[]): readonly MoneyView[] {
  const some = balances.map((balance) => balance[part]).filter((money) => money.amount !== '0');
  return some.length > 0 ? some : balances.slice(0, 1).map((balance) => balance[part]);
}

function PartRow({ part, balances, next, behind }: { readonly part: Part } & BalancesProps) {
  const { t, locale } = useSite();
  const to = behind?.(part) ?? null;
  return (
    <div className="relative grid grid-cols-[1fr_auto] items-baseline gap-x-6 border-b border-line py-3 has-[a]:hover:bg-wash">
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
      <dd className="text-end text-18 font-bold">
        {amountsIn(part, balances).map((money) => (
          <span key={money.currency} className="block">
            <Amount money={money} />
          </span>
        ))}
      </dd>
    </div>
  );
}

/** What somebody has earned and where each cent of it stands now; currencies stand under one another and are never added up. */
export function Balances({ balances, next, behind, beyondDays }: BalancesProps) {
  const { t } = useSite();
  const owing = balances.filter((balance) => balance.owing);
  return (
    <section aria-labelledby="balance" className="mt-14">
      <h2 id="balance" className="text-22">
        {t('balance.title')}
      </h2>
      {beyondDays && <p className="mt-1 text-muted">{t('balance.help')}</p>}
      {balances.length === 0 ? (
        <Empty title={t('balance.none')} help={t('balance.noneHelp')} />
      ) : (
        <div className="mt-4 md:max-w-text">
          {owing.length > 0 && <p className="note note-warning mb-3">{t('balance.owing')}</p>}
          <dl className="border-t border-line">
            {parts
              .filter((part) => always.has(part) || balances.some((balance) => balance[part].amount !== '0'))
              .map((part) => (
                <PartRow key={part} part={part} balances={balances} next={next ?? null} {...(behind ? { behind } : {})} />
              ))}
          </dl>
        </div>
      )}
    </section>
  );
}
