import type { StoreClient } from '../../client';
import { formatMoment } from '../i18n/format';
import { Amount } from '../ui/amount';
import { useHref, useSite } from '../ui/site';

type Cards = NonNullable<Awaited<ReturnType<StoreClient['checkout']['readCartStatus']>>['cards']>;

interface Props {
  readonly cards: Cards;
  readonly token: string;
  /** The first card is reserved and the second still to be given. */
  readonly open: boolean;
}

function Buttons({ token }: Pick<Props, 'token'>) {
  const { t } = useSite();
  const href = useHref();
  return (
    <form
      method="post"
      action={`${href('/checkout/return')}?cart=${encodeURIComponent(token)}`}
      className="mt-8 flex flex-col gap-3 sm:flex-row sm:flex-wrap"
    >
      <button name="intent" value="next" className="button button-primary">
        {t('twoCards.next')}
      </button>
      <button name="intent" value="leave" className="button">
        {t('twoCards.leave')}
      </button>
    </form>
  );
}

/** Which card is to pay what, and how far each has come: what is only reserved is never said to be charged. */
export function TwoCardsProgress({ cards, token, open }: Props) {
  const { t, locale } = useSite();
  return (
    <>
      <ol className="mt-8 divide-y divide-line rounded-card bg-wash px-5">
        {cards.each.map(({ amount, state, last4 }, index) => (
          <li key={index} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4">
            <div>
              <p className="font-medium">
                {t('twoCards.card', { number: index + 1 })}
                {last4 !== null && <bdi className="ms-2 font-normal text-muted">•••• {last4}</bdi>}
              </p>
              <p className="text-15 text-muted">{t(`twoCards.state.${state}`)}</p>
            </div>
            <p className="font-medium">
              <Amount money={amount} />
            </p>
          </li>
        ))}
      </ol>
      {open && <Buttons token={token} />}
      {open && cards.reservedUntil !== null && (
        <p className="mt-4 text-13 text-muted">{t('twoCards.until', { time: formatMoment(locale, cards.reservedUntil) })}</p>
      )}
    </>
  );
}
