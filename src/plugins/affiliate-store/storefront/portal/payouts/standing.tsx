import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { PayoutNotice, PayoutObstacle, PayoutStanding } from '../../../contracts/payouts';
import { formatDay, formatMoney } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { CheckIcon } from '../../ui/icons';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';

function Obstacle({ obstacle }: { readonly obstacle: PayoutObstacle }) {
  const { t, locale } = useSite();
  return (
    <li>
      {t(`obstacle.${obstacle.code}`, {
        amount: obstacle.amount === null ? '' : formatMoney(locale, obstacle.amount),
        day: obstacle.until === null ? '' : formatDay(locale, obstacle.until),
      })}
    </li>
  );
}

/** Where there is nothing to pay, that is the whole answer: what else stands in the way is said once there is. */
const standingInTheWay = ({ obstacles }: PayoutStanding): readonly PayoutObstacle[] => {
  const nothing = obstacles.find(({ code }) => code === 'NOTHING_PAYABLE');
  return nothing ? [nothing] : obstacles;
};

/** One key per page: pressing twice, or again after a lost answer, is one request. */
function useAsking(currency: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: () => client.payouts.request({ body: { currency } }, { idempotencyKey: key.current }),
    onSettled: () => {
      key.current = crypto.randomUUID();
      return queries.invalidateQueries();
    },
  });
}

/** What could be paid in one currency, the button that asks for it, or why there is none. */
export function Standing({ standing }: { readonly standing: PayoutStanding }) {
  const { t, locale } = useSite();
  const ask = useAsking(standing.currency);
  return (
    <section className="border-t border-line pt-4" aria-label={standing.currency}>
      <p className="text-13 text-muted">{t('payouts.payable')}</p>
      <p className="text-28 font-bold">
        <Amount money={standing.payable} />
      </p>
      {standing.fee.amount !== '0' && <p className="mt-1 text-muted">{t('payouts.fee', { amount: formatMoney(locale, standing.fee) })}</p>}
      {standing.overdueSince !== null && (
        <p className="note note-warning mt-3">{t('payouts.overdue', { day: formatDay(locale, standing.overdueSince) })}</p>
      )}
      {standing.obstacles.length > 0 && (
        <ul className="mt-2 max-w-text space-y-1 text-muted">
          {standingInTheWay(standing).map((obstacle) => (
            <Obstacle key={obstacle.code} obstacle={obstacle} />
          ))}
        </ul>
      )}
      {standing.obstacles.length === 0 && !standing.requestable && <p className="mt-2 text-muted">{t('payouts.waits')}</p>}
      {standing.requestable && (
        <>
          <button type="button" className="button button-primary mt-4" disabled={ask.isPending} onClick={() => ask.mutate()}>
            {t('payouts.ask', { amount: formatMoney(locale, standing.payable) })}
          </button>
          <p className="mt-2 text-13 text-muted">{t('payouts.minimum', { amount: formatMoney(locale, standing.minimum) })}</p>
        </>
      )}
      {ask.isSuccess && (
        <p role="status" className="mt-3 flex gap-2 text-positive">
          <CheckIcon />
          {t('payouts.asked')}
        </p>
      )}
      {ask.isError && <Failed failure={ask.error} />}
    </section>
  );
}

/** Old balances that will be given up, and the button that keeps them; nothing where there is none. */
export function Keeping({ notices }: { readonly notices: readonly PayoutNotice[] }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: () => client.payouts.keepBalances({ body: {} }),
    onSettled: () => queries.invalidateQueries(),
  });
  if (notices.length === 0) return null;
  return (
    <div className="note note-warning mt-6">
      {notices.map((notice) => (
        <p key={notice.amount.currency}>
          {t('keeping.notice', { amount: formatMoney(locale, notice.amount), day: formatDay(locale, notice.dueAt) })}
        </p>
      ))}
      <button type="button" className="button mt-3" disabled={keep.isPending} onClick={() => keep.mutate()}>
        {t('keeping.keep')}
      </button>
      {keep.isError && <Failed failure={keep.error} />}
    </div>
  );
}
