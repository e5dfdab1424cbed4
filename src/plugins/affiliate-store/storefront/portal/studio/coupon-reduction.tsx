import { useState } from 'react';
import { minorOf } from '../../../contracts/decimals';
import { exponentOf } from '../../../contracts/exponents';
import { Field } from '../../ui/field';
import { useSite } from '../kit';
import { typed } from '../typed';

const PERCENT_DECIMALS = 2;
const PAYMENTS = ['none', 'first', 'some', 'all'] as const;
const MOST_CURRENCIES = 10;

const amountsIn = (form: FormData): Record<string, string> | null => {
  const rows = Array.from({ length: MOST_CURRENCIES }, (_, at) => [
    typed(form, `currency-${at}`).toUpperCase(),
    typed(form, `amount-${at}`),
  ]).filter(([, amount]) => amount !== '');
  const digits = rows.map(([currency = '', amount = '']) => [currency, minorOf(amount, exponentOf(currency))] as const);
  const whole = digits.every((each): each is readonly [string, string] => each[1] !== null && each[1] !== '0');
  return whole && digits.length > 0 ? Object.fromEntries(digits as ReadonlyArray<readonly [string, string]>) : null;
};

/** What is taken off as it was typed; null where that is nothing. */
export const reductionIn = (form: FormData) => {
  if (typed(form, 'kind') === 'amount') {
    const amounts = amountsIn(form);
    return amounts && { kind: 'amount' as const, amounts };
  }
  // Per cent with two decimals are basis points: read as digits, like money.
  const digits = minorOf(typed(form, 'percent'), PERCENT_DECIMALS);
  return digits === null || digits === '0' ? null : { kind: 'percent' as const, basisPoints: parseInt(digits, 10) };
};

/** Of how many payments of what is paid in several. */
export const paymentsIn = (form: FormData): number | 'all' | null => {
  const chosen = typed(form, 'payments');
  if (chosen === 'all') return 'all';
  if (chosen === 'first') return 1;
  return chosen === 'some' ? parseInt(typed(form, 'count'), 10) : null;
};

function Amounts() {
  const { t } = useSite();
  const [count, setCount] = useState(1);
  return (
    <div className="space-y-3">
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className="flex flex-wrap gap-4">
          <Field id={`coupon-currency-${at}`} label={t('deals.currency')}>
            <input
              id={`coupon-currency-${at}`}
              name={`currency-${at}`}
              dir="ltr"
              pattern="[A-Za-z]{3}"
              maxLength={3}
              required={at === 0}
              defaultValue={at === 0 ? 'EUR' : ''}
              className="input w-24"
            />
          </Field>
          <Field id={`coupon-amount-${at}`} label={t('ownCoupons.amount')}>
            <input id={`coupon-amount-${at}`} name={`amount-${at}`} inputMode="decimal" required={at === 0} className="input w-36" />
          </Field>
        </div>
      ))}
      {count < MOST_CURRENCIES && (
        <button type="button" className="button button-small" onClick={() => setCount(count + 1)}>
          {t('ownCoupons.addCurrency')}
        </button>
      )}
    </div>
  );
}

/** A percentage, or an amount for each currency, and of how many payments. */
export function ReductionFields() {
  const { t } = useSite();
  const [kind, setKind] = useState<'percent' | 'amount'>('percent');
  const [payments, setPayments] = useState<(typeof PAYMENTS)[number]>('none');
  return (
    <>
      <Field id="coupon-kind" label={t('ownCoupons.takesOff')}>
        <select
          id="coupon-kind"
          name="kind"
          className="input"
          value={kind}
          onChange={(event) => setKind(event.target.value === 'amount' ? 'amount' : 'percent')}
        >
          <option value="percent">{t('ownCoupons.kind.percent')}</option>
          <option value="amount">{t('ownCoupons.kind.amount')}</option>
        </select>
      </Field>
      {kind === 'percent' ? (
        <Field id="coupon-percent" label={t('ownCoupons.percent')}>
          <input id="coupon-percent" name="percent" inputMode="decimal" required maxLength={6} className="input w-28" />
        </Field>
      ) : (
        <Amounts />
      )}
      <Field id="coupon-payments" label={t('ownCoupons.payments')}>
        <select
          id="coupon-payments"
          name="payments"
          className="input"
          value={payments}
          onChange={(event) => setPayments(PAYMENTS.find((each) => each === event.target.value) ?? 'none')}
        >
          {PAYMENTS.map((each) => (
            <option key={each} value={each}>
              {t(`ownCoupons.payments.${each}`)}
            </option>
          ))}
        </select>
      </Field>
      {payments === 'some' && (
        <Field id="coupon-count" label={t('ownCoupons.count')}>
          <input id="coupon-count" name="count" type="number" inputMode="numeric" min={1} max={120} required className="input w-28" />
        </Field>
      )}
    </>
  );
}
