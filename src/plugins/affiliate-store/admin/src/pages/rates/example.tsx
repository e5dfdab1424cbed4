import { Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useDeferredValue, useState } from 'react';
import { exponentOf } from '../../../../contracts/exponents';
import { buyerKind, paymentKind, tryRates } from '../../../../contracts/rates';
import type { RatedView, RateRuleView } from '../../../../contracts/rates';
import { ExplanationSum } from '../../shell/explain-panel';
import { Amount, minorOf, percentText, Section, Stack, useCodeWords, useRead, useRefusalWords, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import type { Askable } from './rule-fields';

type Typed = { target: { value: string } };

const BEGINNING = { amount: '100.00', currency: 'EUR', offer: '', country: '', buyer: 'new', payment: 'first', group: '', tier: '' };
type Draft = typeof BEGINNING;

const saleOf = (draft: Draft) => {
  const currency = draft.currency.trim().toUpperCase();
  const amount = /^[A-Z]{3}$/.test(currency) ? minorOf(draft.amount, exponentOf(currency)) : null;
  const country = draft.country.trim();
  if (amount === null || (country !== '' && !/^[A-Za-z]{2}$/.test(country))) return null;
  return {
    amount,
    currency,
    offer: draft.offer || null,
    country: country || null,
    buyer: buyerKind.parse(draft.buyer),
    payment: paymentKind.parse(draft.payment),
    group: draft.group || null,
    tier: draft.tier || null,
  };
};

interface ChoiceProps {
  readonly name: keyof Draft;
  readonly label: Word;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
  readonly required?: true;
}

const Pick = ({ name, label, options, draft, put, required }: ChoiceProps) => {
  const words = useWords();
  if (options.length === 0) return null;
  return (
    <Field.Root name={name} width="20rem">
      <Field.Label>{words(label)}</Field.Label>
      <SingleSelect
        value={draft[name]}
        placeholder={words('rates.none')}
        clearLabel={words('controls.clear')}
        onChange={(chosen) => put({ [name]: String(chosen) })}
        {...(required ? {} : { onClear: () => put({ [name]: '' }) })}
      >
        {options.map(({ value, label: text }) => (
          <SingleSelectOption key={value} value={value}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

const Text = ({ name, label, draft, put }: Omit<ChoiceProps, 'options' | 'required'>) => {
  const words = useWords();
  return (
    <Field.Root name={name} width="12rem">
      <Field.Label>{words(label)}</Field.Label>
      <TextInput value={draft[name]} autoComplete="off" onChange={(event: Typed) => put({ [name]: event.target.value })} />
    </Field.Root>
  );
};

const SaleFields = ({ draft, put, askable }: Pick<ChoiceProps, 'draft' | 'put'> & { readonly askable: Askable }) => {
  const say = useCodeWords();
  const field = { draft, put };
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const offers = askable.goods.map(({ offer, productName, offerName }) => ({ value: offer, label: `${productName} · ${offerName}` }));
  const buyers = buyerKind.options.map((value) => ({ value, label: say('rates.buyers', value, value) }));
  const kinds = paymentKind.options.map((value) => ({ value, label: say('rates.payments', value, value) }));
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Text {...field} name="amount" label="rates.price" />
      <Text {...field} name="currency" label="field.currency" />
      <Text {...field} name="country" label="rates.country" />
      <Pick {...field} name="offer" label="rates.offer" options={offers} />
      <Pick {...field} required name="buyer" label="rates.buyer" options={buyers} />
      <Pick {...field} required name="payment" label="rates.payment" options={kinds} />
      <Pick {...field} name="group" label="rates.group" options={plain(askable.groups)} />
      <Pick {...field} name="tier" label="rates.tier" options={plain(askable.tiers)} />
    </Flex>
  );
};

const Told = ({ told: { rule, fixed, rateBasisPoints, commission, explanation } }: { readonly told: RatedView }) => {
  const words = useWords();
  return (
    <div role="status">
      <p>
        {rule ? words('rates.byRule', { rule: rule.name }) : words('rates.byRate')}
        {fixed ? null : ` · ${percentText(rateBasisPoints)} %`}
        {' · '}
        <Amount value={commission} />
      </p>
      <ExplanationSum explanation={explanation} title={words('rates.reckoned')} />
    </div>
  );
};

/** Asked while what was typed is no sale, and then not sent. */
const NO_SALE = {
  amount: '0',
  currency: 'EUR',
  offer: null,
  country: null,
  buyer: 'new',
  payment: 'first',
  group: null,
  tier: null,
} as const;

interface ExampleProps {
  readonly program: string;
  readonly rules: readonly RateRuleView[];
  readonly askable: Askable;
}

/** What the rules above would pay for one sale, while they are typed: the shop reckons it as it reckons sales, and books nothing. */
export const Example = ({ program, rules, askable }: ExampleProps) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const [draft, setDraft] = useState(BEGINNING);
  const asked = useDeferredValue(JSON.stringify({ rules, sale: saleOf(draft) }));
  const { rules: list, sale } = JSON.parse(asked) as { readonly rules: RateRuleView[]; readonly sale: ReturnType<typeof saleOf> };
  const query = useRead(tryRates, { params: { id: program }, body: { rules: list, sale: sale ?? NO_SALE } }, { enabled: sale !== null });
  return (
    <Section title={words('rates.example')}>
      <Stack>
        <SaleFields draft={draft} put={(change) => setDraft((before) => ({ ...before, ...change }))} askable={askable} />
        {query.error && sale !== null ? <Notice tone="danger">{refusal(query.error)}</Notice> : null}
        {query.data && !query.error && sale !== null ? <Told told={query.data.data} /> : null}
      </Stack>
    </Section>
  );
};
