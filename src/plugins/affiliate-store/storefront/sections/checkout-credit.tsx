import { formatMoney } from '../i18n/format';
import type { CartCredit } from '../pages/checkout-credit';
import type { Typed } from '../pages/checkout-steps';
import { Amount, less } from '../ui/amount';
import { useSite } from '../ui/site';

interface Props {
  readonly typed: Typed;
  readonly credit: CartCredit | null;
}

/** What is used of store credit now; null where there is none, or its owner does not want to. */
export const used = ({ typed, credit }: Props): CartCredit | null => (typed.useCredit ? credit : null);

/** Store credit, for whoever is signed in and has some in the currency of the cart. */
export function StoreCredit({ typed, credit }: Props) {
  const { t, locale } = useSite();
  return (
    <div id="store-credit" data-live>
      {credit && (
        <div className="rounded-card border border-line px-4 py-3">
          {/* What was shown is what is agreed to: another amount is never taken unseen. */}
          <input type="hidden" name="credit_shown" value={credit.uses.amount} />
          <div className="flex gap-3">
            <input
              id="use_credit"
              name="use_credit"
              type="checkbox"
              value="yes"
              defaultChecked={typed.useCredit}
              data-reprice
              data-kept
              aria-describedby="use_credit_help"
              className="mt-0.5 size-5 shrink-0 accent-brand"
            />
            <div>
              <label htmlFor="use_credit" className="font-medium">
                {t('credit.choice', { available: formatMoney(locale, credit.available) })}
              </label>
              <p id="use_credit_help" className="mt-1 text-13 text-muted">
                {t(credit.rest.amount === '0' ? 'credit.whole' : 'credit.part', {
                  uses: formatMoney(locale, credit.uses),
                  rest: formatMoney(locale, credit.rest),
                })}
              </p>
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

/** Below the total: what store credit takes off what is left to pay. It is no discount, so that the total stays what it is. */
export function CreditRows(props: Props) {
  const { t } = useSite();
  const credit = used(props);
  if (!credit) return null;
  return (
    <>
      <dt>{t('credit.row')}</dt>
      <dd className="text-end">
        <Amount money={less(credit.uses)} />
      </dd>
      <dt className="font-medium">{t('credit.left')}</dt>
      <dd className="text-end font-bold">
        <Amount money={credit.rest} />
      </dd>
    </>
  );
}
