import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { exponentOf } from '../../../../contracts/exponents';
import { minorOf, useWords } from '../../shell/kit';

type Typed = { target: { value: string } };

interface AmountDraft {
  readonly currency: string;
  readonly amount: string;
}

/** What a coupon takes off, as typed. */
export interface ReductionDraft {
  readonly kind: 'percent' | 'amount';
  readonly percent: string;
  readonly amounts: readonly AmountDraft[];
  /** Of what is paid in several payments. */
  readonly payments: 'first' | 'some' | 'all' | 'none';
  readonly count: string;
}

export const NO_REDUCTION: ReductionDraft = {
  kind: 'percent',
  percent: '',
  amounts: [{ currency: 'EUR', amount: '' }],
  payments: 'first',
  count: '',
};

const isCurrency = (typed: string): boolean => /^[A-Z]{3}$/.test(typed);

const amountsOf = (typed: readonly AmountDraft[]): Record<string, string> | null => {
  const filled = typed.filter(({ amount }) => amount.trim() !== '');
  const digits = filled.map(
    ({ currency, amount }) => [currency, isCurrency(currency) ? minorOf(amount, exponentOf(currency)) : null] as const,
  );
  const whole = digits.every((each): each is readonly [string, string] => each[1] !== null && each[1] !== '0');
  return whole && digits.length > 0 && new Set(digits.map(([currency]) => currency)).size === digits.length
    ? Object.fromEntries(digits as ReadonlyArray<readonly [string, string]>)
    : null;
};

/** The reduction as it is sent; null while what is typed makes none. */
export const reductionOf = ({ kind, percent, amounts }: ReductionDraft) => {
  if (kind === 'percent') {
    // Per cent with two decimals are basis points: read as digits, like money.
    const digits = minorOf(percent, 2);
    const basisPoints = digits === null ? 0 : parseInt(digits, 10);
    return basisPoints >= 1 && basisPoints <= 10_000 ? { kind, basisPoints } : null;
  }
  const whole = amountsOf(amounts);
  return whole && { kind, amounts: whole };
};

const MOST_PAYMENTS = 120;

/** Of how many payments, as it is sent; undefined while what is typed is no number. */
export const paymentsOf = ({ payments, count }: ReductionDraft): number | 'all' | null | undefined => {
  if (payments === 'all') return 'all';
  if (payments !== 'some') return payments === 'first' ? 1 : null;
  const typed = /^[1-9]\d{0,2}$/.test(count.trim()) ? parseInt(count, 10) : 0;
  return typed >= 1 && typed <= MOST_PAYMENTS ? typed : undefined;
};

interface Props {
  readonly draft: ReductionDraft;
  readonly put: (change: Partial<ReductionDraft>) => void;
}

const Percent = ({ draft, put }: Props) => {
  const words = useWords();
  const wrong = draft.percent.trim() !== '' && reductionOf(draft) === null;
  return (
    <Field.Root name="percent" required error={wrong ? words('coupons.percentWrong') : undefined}>
      <Field.Label>{words('coupons.percent')}</Field.Label>
      <TextInput
        inputMode="decimal"
        value={draft.percent}
        autoComplete="off"
        onChange={(event: Typed) => put({ percent: event.target.value })}
      />
      <Field.Error />
    </Field.Root>
  );
};

const Amounts = ({ draft, put }: Props) => {
  const words = useWords();
  const set = (at: number, change: Partial<AmountDraft>) =>
    put({ amounts: draft.amounts.map((each, index) => (index === at ? { ...each, ...change } : each)) });
  return (
    <>
      {draft.amounts.map((each, at) => (
        <Flex key={at} gap={2} alignItems="end">
          <Field.Root name={`currency-${at}`} required>
            <Field.Label>{words('field.currency')}</Field.Label>
            <TextInput
              value={each.currency}
              maxLength={3}
              onChange={(event: Typed) => set(at, { currency: event.target.value.toUpperCase() })}
            />
          </Field.Root>
          <Field.Root name={`amount-${at}`} required>
            <Field.Label>{words('coupons.amount')}</Field.Label>
            <TextInput inputMode="decimal" value={each.amount} onChange={(event: Typed) => set(at, { amount: event.target.value })} />
          </Field.Root>
        </Flex>
      ))}
      <div>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Plus />}
          onClick={() => put({ amounts: [...draft.amounts, { currency: '', amount: '' }] })}
        >
          {words('coupons.addCurrency')}
        </Button>
      </div>
    </>
  );
};

const PAYMENTS = ['first', 'some', 'all', 'none'] as const;

/** Of how many payments of a subscription or of instalments it is taken off. */
const Payments = ({ draft, put }: Props) => {
  const words = useWords();
  const wrong = draft.count.trim() !== '' && paymentsOf(draft) === undefined;
  return (
    <>
      <Field.Root name="payments" required hint={words('coupons.paymentsHint')}>
        <Field.Label>{words('coupons.payments')}</Field.Label>
        <SingleSelect value={draft.payments} onChange={(chosen) => put({ payments: PAYMENTS.find((each) => each === chosen) ?? 'first' })}>
          {PAYMENTS.map((each) => (
            <SingleSelectOption key={each} value={each}>
              {words(`coupons.payments.${each}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      {draft.payments === 'some' ? (
        <Field.Root name="count" required error={wrong ? words('coupons.paymentsWrong') : undefined}>
          <Field.Label>{words('coupons.paymentsCount')}</Field.Label>
          <TextInput
            inputMode="numeric"
            value={draft.count}
            autoComplete="off"
            onChange={(event: Typed) => put({ count: event.target.value })}
          />
          <Field.Error />
        </Field.Root>
      ) : null}
    </>
  );
};

/** What a coupon takes off: a percentage, or an amount per currency, and of how many payments. */
export const ReductionFields = ({ draft, put }: Props) => {
  const words = useWords();
  return (
    <>
      <Field.Root name="kind" required hint={words('coupons.kindHint')}>
        <Field.Label>{words('coupons.kind')}</Field.Label>
        <SingleSelect value={draft.kind} onChange={(kind) => put({ kind: kind === 'amount' ? 'amount' : 'percent' })}>
          <SingleSelectOption value="percent">{words('coupons.kind.percent')}</SingleSelectOption>
          <SingleSelectOption value="amount">{words('coupons.kind.amount')}</SingleSelectOption>
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      {draft.kind === 'percent' ? <Percent draft={draft} put={put} /> : <Amounts draft={draft} put={put} />}
      <Payments draft={draft} put={put} />
    </>
  );
};
