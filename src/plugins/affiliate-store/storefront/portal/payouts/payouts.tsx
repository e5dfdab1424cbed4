import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { readPayoutOverview } from '../../../contracts/payouts';
import type { Data } from '../../../contracts/endpoint';
import { formatDay } from '../../i18n/format';
import { useSite } from '../../ui/site';
import { Balances } from '../balances';
import { PageHead } from '../page-head';
import { Loaded } from '../states';
import { useStore } from '../use-store';
import { Adjustments } from './adjustments';
import { History } from './history';
import { MethodForm } from './method-form';
import { Keeping, Standing } from './standing';
import { StripeAccount } from './stripe-account';

type Overview = Data<typeof readPayoutOverview>;

function Method({ overview }: { readonly overview: Overview }) {
  const { t, locale } = useSite();
  const [open, setOpen] = useState(overview.method === null);
  const { method } = overview;
  return (
    <section aria-labelledby="method" className="mt-14">
      <h2 id="method" className="text-22">
        {t('payoutMethod.title')}
      </h2>
      <p className="mt-2">
        {method === null ? (
          t('payoutMethod.none')
        ) : (
          <>
            {method.kind !== 'stripe' && t(`payoutMethod.${method.kind}`)}{' '}
            {method.kind !== 'credit' && <bdi className="font-medium">{method.shown}</bdi>}
          </>
        )}
      </p>
      {method?.cooling && <p className="text-13 text-muted">{t('payoutMethod.cooling', { day: formatDay(locale, method.usableFrom) })}</p>}
      {method?.kind === 'stripe' && !open && <StripeAccount />}
      {open ? (
        <MethodForm offered={overview.methodsOffered} coolingHours={overview.coolingHours} />
      ) : (
        <button type="button" className="button mt-4" onClick={() => setOpen(true)}>
          {t('payoutMethod.change')}
        </button>
      )}
    </section>
  );
}

/** When one is paid, how much could be paid now or why not yet, how, and what was paid so far. */
export function Payouts() {
  const { t, locale } = useSite();
  const query = useStore(['payout-overview'], (client) => client.payouts.readOverview());
  const next = query.data?.nextTransferAt ?? null;
  return (
    <>
      <PageHead
        title={t('payouts.title')}
        state={
          query.data && (
            <>
              {t(`payouts.rhythm.${query.data.rhythm}`)} {next !== null && t('payouts.next', { day: formatDay(locale, next) })}
            </>
          )
        }
      />
      <Loaded query={query}>
        {(overview) => (
          <>
            <Keeping notices={overview.notices} />
            <div className="mt-8 grid gap-8 md:grid-cols-2">
              {overview.standings.map((standing) => (
                <Standing key={standing.currency} standing={standing} />
              ))}
            </div>
            <Balances balances={overview.balances} />
            <p className="mt-6">
              <Link className="link" to="/statements">
                {t('statements.title')}
              </Link>
            </p>
            <Method key={overview.method?.changedAt ?? ''} overview={overview} />
            <History />
            <Adjustments />
          </>
        )}
      </Loaded>
    </>
  );
}
