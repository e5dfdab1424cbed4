import { useSearchParams } from 'react-router-dom';
import type { SubscriptionView } from '../../../contracts/subscriptions';
import { formatDay, formatMoney } from '../../i18n/format';
import { Price } from '../../sections/price';
import { CheckIcon } from '../../ui/icons';
import { storePath, useSite } from '../../ui/site';
import { PageHead } from '../page-head';
import { Empty, Loaded } from '../states';
import { Status, type Tone } from '../status';
import { useStore } from '../use-store';
import { SubscriptionActions } from './subscription-actions';
import { usePauseWords } from './subscription-pause';
import { SubscriptionPayments } from './subscription-payments';

const TONES: Readonly<Record<SubscriptionView['state'], Tone>> = {
  trialing: 'info',
  active: 'positive',
  past_due: 'danger',
  ended: 'neutral',
};

const isPaidOff = ({ instalments }: SubscriptionView): boolean => instalments !== null && instalments.paid >= instalments.count;

function Standing({ of: one }: { readonly of: SubscriptionView }) {
  const { t, locale } = useSite();
  if (one.cancelAtPeriodEnd && one.state !== 'ended') return <Status tone="warning" word={t('subscriptions.state.ending')} />;
  if (isPaidOff(one)) return <Status tone="positive" word={t('subscriptions.state.paidOff')} />;
  if (!one.paused) return <Status tone={TONES[one.state]} word={t(`subscriptions.state.${one.state}`)} />;
  const { until } = one.paused;
  const word = until ? t('subscriptions.pausedUntil', { day: formatDay(locale, until) }) : t('subscriptions.state.paused');
  return <Status tone="warning" word={word} />;
}

/** What happens next, in one sentence with its day: the question people come here with. */
function useNext(): (one: SubscriptionView) => string {
  const { t, locale } = useSite();
  const pauseWords = usePauseWords();
  const day = (at: string): string => formatDay(locale, at);
  return (one) => {
    if (one.openForGood) return t('subscriptions.paidOff');
    if (one.state === 'ended') return t('subscriptions.endedOn', { day: day(one.endedAt ?? one.paidUntil) });
    if (one.overdue)
      return one.overdue.nextTryAt ? t('subscriptions.retry', { day: day(one.overdue.nextTryAt) }) : t('subscriptions.noRetry');
    if (one.cancelAtPeriodEnd)
      return one.accessUntil ? t('subscriptions.endsOn', { day: day(one.paidUntil) }) : t('subscriptions.closedEnds');
    if (one.paused) return pauseWords(one);
    const next = { day: day(one.nextPaymentAt ?? one.paidUntil) };
    // After a pause the time that was paid is over, and the next period is not paid yet.
    if (!one.accessUntil) return t('subscriptions.opensWithPayment', next);
    return t(one.state === 'trialing' ? 'subscriptions.firstCharge' : 'subscriptions.nextCharge', next);
  };
}

function Overdue({ of: one }: { readonly of: SubscriptionView }) {
  const { t, locale } = useSite();
  if (!one.overdue || one.state === 'ended') return null;
  return (
    <p className="note note-danger mt-4" role="note">
      {t('subscriptions.refused')}{' '}
      {one.accessUntil ? t('subscriptions.openUntil', { day: formatDay(locale, one.accessUntil) }) : t('subscriptions.closedMeanwhile')}
    </p>
  );
}

/** How far what is paid in instalments is paid, and what it comes to. */
function InstalmentsPaid({ of: { instalments } }: { readonly of: SubscriptionView }) {
  const { t, locale } = useSite();
  if (!instalments) return null;
  const { count, paid, total } = instalments;
  return (
    <p className="mt-1">
      {t('subscriptions.instalments', { paid, count })} · {t('subscriptions.inAll', { total: formatMoney(locale, total) })}
    </p>
  );
}

function Item({ of: one }: { readonly of: SubscriptionView }) {
  const { t } = useSite();
  const next = useNext();
  return (
    <li className="border-t border-line py-8 first:border-t-0" aria-labelledby={`subscription-${one.id}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
        <h2 id={`subscription-${one.id}`} className="text-22" dir="auto">
          {one.productName}
        </h2>
        <p className="text-18 font-bold">
          <Price money={one.price} period={{ ...one, instalments: one.instalments?.count ?? null }} />
        </p>
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Standing of={one} />
        <span className="text-muted">{next(one)}</span>
      </p>
      {one.offerName !== '' && (
        <p className="mt-1 text-13 text-muted" dir="auto">
          {one.offerName}
        </p>
      )}
      <InstalmentsPaid of={one} />
      {one.card && one.state !== 'ended' && (
        <p className="mt-1 text-13 text-muted">
          {t('subscriptions.paidWith')} <bdi>•••• {one.card.last4}</bdi>
        </p>
      )}
      <Overdue of={one} />
      <SubscriptionActions of={one} />
      <SubscriptionPayments of={one} />
    </li>
  );
}

/** Back from the provider's page: the card is taken over as soon as the provider has told the shop. */
function CardGiven() {
  const { t } = useSite();
  return (
    <p role="status" className="note mt-6 flex gap-2">
      <CheckIcon className="mt-0.5 size-5 text-positive" />
      {t('subscriptions.cardGiven')}
    </p>
  );
}

/** What the person pays for again and again: how it stands, what happens next, and what can be done about it. */
export function Subscriptions() {
  const { t, locale } = useSite();
  const [search] = useSearchParams();
  const query = useStore(['subscriptions'], (client) => client.subscriptions.listMine());
  return (
    <>
      <PageHead title={t('subscriptions.title')} state={t('subscriptions.help')} />
      {search.get('card') === 'given' && <CardGiven />}
      <Loaded query={query}>
        {(own) =>
          own.length === 0 ? (
            <Empty
              title={t('subscriptions.empty')}
              help={t('subscriptions.emptyHelp')}
              action={
                <a className="button button-primary" href={storePath(locale, '/')}>
                  {t('library.emptyAction')}
                </a>
              }
            />
          ) : (
            <ul className="mt-2">
              {own.map((one) => (
                <Item key={one.id} of={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
