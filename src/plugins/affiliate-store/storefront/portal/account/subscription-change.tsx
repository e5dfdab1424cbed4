import { useState } from 'react';
import type { OfferChoice, SubscriptionView } from '../../../contracts/subscriptions';
import { formatDay, formatMoney } from '../../i18n/format';
import { useRhythm } from '../../ui/rhythm';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';
import { useDoing } from './use-doing';

type Of = { readonly of: SubscriptionView };

/** The version of the words below: whoever changes what they promise changes it, here and in the contract. */
const CONSENT = '2026-11';

/** What is paid and how often, in one phrase: "300.00 € a year". */
function usePriceWords(): (of: Pick<OfferChoice, 'price' | 'interval' | 'count'>) => string {
  const { locale } = useSite();
  const rhythm = useRhythm();
  return ({ price, interval, count }) => `${formatMoney(locale, price)} ${rhythm({ interval, count })}`;
}

/** Which offer, and what that means: nothing now, what from when. The second of the two presses. */
export function ChangeQuestion({ of: one, onKeep }: Of & { readonly onKeep: () => void }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const priceWords = usePriceWords();
  const [chosen, setChosen] = useState(one.offerChoices[0]?.offer);
  const choice = one.offerChoices.find(({ offer }) => offer === chosen) ?? one.offerChoices[0];
  const change = useDoing(async () => {
    if (!choice) return;
    const { offer, price, from } = choice;
    const shown = { offer, price: { amount: price.amount, currency: price.currency }, from };
    await client.subscriptions.changeOfferMine({ params: { id: one.id }, body: { ...shown, consent: CONSENT } });
  });
  if (!choice) return null;
  const day = formatDay(locale, choice.from);
  return (
    <div role="group" aria-labelledby={`change-${one.id}`} className="note mt-4">
      <p id={`change-${one.id}`} className="font-medium">
        {t('subscriptions.changeAsk', { product: one.productName })}
      </p>
      <fieldset className="mt-3">
        <legend className="sr-only">{t('subscriptions.changeWhich')}</legend>
        {one.offerChoices.map((each) => (
          <label key={each.offer} className="flex min-h-11 items-center gap-3 py-1.5">
            <input
              type="radio"
              name={`change-${one.id}`}
              className="size-5 shrink-0 accent-brand"
              checked={each.offer === choice.offer}
              onChange={() => setChosen(each.offer)}
            />
            <span>
              <span dir="auto">{each.name}</span>
              <span className="text-muted"> · {priceWords(each)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="mt-1">{t('subscriptions.changeMeans', { day, price: priceWords(choice) })}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="button" className="button button-primary" disabled={change.isPending} onClick={() => change.mutate()}>
          {t('subscriptions.changeDo', { day })}
        </button>
        <button type="button" className="button" autoFocus onClick={onKeep}>
          {t('subscriptions.changeKeep')}
        </button>
      </div>
      {change.isError && <Failed failure={change.error} />}
    </div>
  );
}

// A name of any language keeps its order between words of another.
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A change that is agreed and to come: when, to what, and the way back. */
export function PlannedChange({ of: one }: Of) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const priceWords = usePriceWords();
  const keep = useDoing(() => client.subscriptions.keepOfferMine({ params: { id: one.id } }));
  if (!one.change || one.state === 'ended') return null;
  const words = {
    day: formatDay(locale, one.change.from),
    offer: isolated(one.change.name),
    price: priceWords(one.change),
    before: priceWords(one),
  };
  return (
    <div role="note" className="note mt-4">
      <p>{t('subscriptions.changePlanned', words)}</p>
      <button type="button" className="button mt-3" disabled={keep.isPending} onClick={() => keep.mutate()}>
        {t('subscriptions.changeTakeBack')}
      </button>
      {keep.isError && <Failed failure={keep.error} />}
    </div>
  );
}
