import { Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useDeferredValue, useState } from 'react';
import { exponentOf } from '../../../../contracts/exponents';
import { buyerKind, paymentKind, tryRates } from '../../../../contracts/rates';
import type { RateRuleView } from '../../../../contracts/rates';
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

/** What the rules above would pay for one sale, while they are typed: the shop reckons it as it reckons sales, and books nothing. */
export const Example = ({
  program,
  rules,
  askable,
}: {
  readonly program: string;
  readonly rules: readonly RateRuleView[];
  readonly askable: Askable;
}) => {
  const words = useWords();
  const say = useCodeWords();
  const refusal = useRefusalWords();
  const [draft, setDraft] = useState(BEGINNING);
  const sale = useDeferredValue(saleOf(draft));
  const asked = useDeferredValue(rules);
  const body = {
    rules: [...asked],
    sale: sale ?? {
      ...BEGINNING,
      amount: '0',
      offer: null,
      country: null,
      group: null,
      tier: null,
      buyer: 'new' as const,
      payment: 'first' as const,
    },
  };
  const query = useRead(tryRates, { params: { id: program }, body }, { enabled: sale !== null });
  const told = sale === null ? undefined : query.data?.data;
  const field = { draft, put: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })) };
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <Section title={words('rates.example')}>
      <Stack>
        <Flex gap={4} wrap="wrap" alignItems="flex-start">
          <Text {...field} name="amount" label="rates.price" />
          <Text {...field} name="currency" label="field.currency" />
          <Text {...field} name="country" label="rates.country" />
          <Pick
            {...field}
            name="offer"
            label="rates.offer"
            options={askable.goods.map(({ offer, productName, offerName }) => ({ value: offer, label: `${productName} · ${offerName}` }))}
          />
          <Pick
            {...field}
            required
            name="buyer"
            label="rates.buyer"
            options={buyerKind.options.map((value) => ({ value, label: say('rates.buyers', value, value) }))}
          />
          <Pick
            {...field}
            required
            name="payment"
            label="rates.payment"
            options={paymentKind.options.map((value) => ({ value, label: say('rates.payments', value, value) }))}
          />
          <Pick {...field} name="group" label="rates.group" options={plain(askable.groups)} />
          <Pick {...field} name="tier" label="rates.tier" options={plain(askable.tiers)} />
        </Flex>
        {query.error && sale !== null ? <Notice tone="danger">{refusal(query.error)}</Notice> : null}
        {told ? (
          <div role="status">
            <p>
              {told.rule ? words('rates.byRule', { rule: told.rule.name }) : words('rates.byRate')}
              {told.fixed ? null : ` · ${percentText(told.rateBasisPoints)} %`}
              {' · '}
              <Amount value={told.commission} />
            </p>
            <ExplanationSum explanation={told.explanation} title={words('rates.reckoned')} />
          </div>
        ) : null}
      </Stack>
    </Section>
  );
};
