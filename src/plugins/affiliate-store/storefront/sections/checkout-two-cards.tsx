import type { Step } from '../pages/checkout-steps';
import { formatMoney } from '../i18n/format';
import { decimalOf } from '../../contracts/decimals';
import { describedBy, Field } from '../ui/field';
import { useSite } from '../ui/site';
import { secondOf } from './two-card-amounts';

type Shown = Extract<Step, { kind: 'show' }>;

/** What the first card is to pay; the second pays the rest, so that the two are always the total together. */
function Amounts({ step }: { readonly step: Shown }) {
  const { t, locale } = useSite();
  const { totals, twoCards } = step.cart;
  if (!twoCards) return null;
  const help = t('twoCards.firstHelp', { minimum: formatMoney(locale, twoCards.minimum) });
  const first = { id: 'card_first', help, error: step.complaints.card_first };
  const second = secondOf(step.typed.cardFirst, totals.total);
  return (
    <div className="mt-4 max-w-72">
      <Field label={t('twoCards.first', { currency: totals.total.currency })} {...first}>
        <input
          id="card_first"
          name="card_first"
          inputMode="decimal"
          autoComplete="off"
          dir="ltr"
          maxLength={20}
          defaultValue={step.typed.cardFirst}
          placeholder={decimalOf(twoCards.minimum)}
          className="input rtl:text-end"
          data-reprice
          data-kept
          {...describedBy(first)}
        />
      </Field>
      <p id="card-second" data-live role="status" className="mt-2 font-medium">
        {second && t('twoCards.second', { amount: formatMoney(locale, second) })}
      </p>
    </div>
  );
}

/** One payment over two cards, where the store offers it for what is in the cart. */
export function TwoCards({ step }: { readonly step: Shown }) {
  const { t } = useSite();
  const { typed, cart } = step;
  const shown = cart.twoCards !== null && typed.method === '' && !typed.useCredit;
  return (
    <div id="two-cards" data-live>
      {shown && (
        <div className="rounded-card border border-line px-4 py-3">
          <div className="flex gap-3">
            <input
              id="two_cards"
              name="two_cards"
              type="checkbox"
              value="yes"
              defaultChecked={typed.twoCards}
              data-reprice
              data-kept
              className="mt-0.5 size-5 shrink-0 accent-brand"
            />
            <div>
              <label htmlFor="two_cards" className="font-medium">
                {t('twoCards.choice')}
              </label>
              <p className="mt-1 text-13 text-muted">{t('twoCards.help')}</p>
            </div>
          </div>
          {typed.twoCards && <Amounts step={step} />}
        </div>
      )}
    </div>
  );
}
