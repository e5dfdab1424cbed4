import { Checkbox, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import type { Input } from '../../../../contracts/endpoint';
import type { ContractTerms, publishTerms } from '../../../../contracts/affiliate-contracts';
import { minorOf, percentText, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';

export type Draft = Input<typeof publishTerms>['body']['terms'];
interface Typed {
  readonly target: { readonly value: string };
}

/** A draft as it is typed: numbers are texts until they are read. */
export type Typing = Readonly<
  Omit<Record<keyof Draft, string>, 'secondTierBase' | 'commissionBase' | 'model' | 'allowOwnReferrals' | 'lifetime'> &
    Pick<Draft, 'secondTierBase' | 'commissionBase' | 'model' | 'allowOwnReferrals' | 'lifetime'>
>;

/** The terms in force, to be changed. */
export const typingOf = (terms: ContractTerms): Typing => ({
  ...terms,
  rateBasisPoints: percentText(terms.rateBasisPoints),
  secondTierBasisPoints: percentText(terms.secondTierBasisPoints),
  windowDays: String(terms.windowDays),
  holdDays: String(terms.holdDays),
  maxPayments: terms.maxPayments === null ? '' : String(terms.maxPayments),
  lifetimeMonths: terms.lifetimeMonths === null ? '' : String(terms.lifetimeMonths),
});

const percentIn = (text: string): number | null => {
  // Per cent with two decimals are basis points: read as digits, like money.
  const digits = minorOf(text, 2);
  return digits === null ? null : parseInt(digits, 10);
};
const wholeIn = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? parseInt(text.trim(), 10) : null);
const wholeOrNone = (text: string): number | null | undefined => (text.trim() === '' ? null : (wholeIn(text) ?? undefined));

/** The draft that was typed; null while a number in it is none. */
export const draftIn = (typing: Typing): Draft | null => {
  const [rateBasisPoints, secondTierBasisPoints] = [percentIn(typing.rateBasisPoints), percentIn(typing.secondTierBasisPoints)];
  const [windowDays, holdDays] = [wholeIn(typing.windowDays), wholeIn(typing.holdDays)];
  const [maxPayments, lifetimeMonths] = [wholeOrNone(typing.maxPayments), wholeOrNone(typing.lifetimeMonths)];
  if (rateBasisPoints === null || secondTierBasisPoints === null || windowDays === null || holdDays === null) return null;
  if (maxPayments === undefined || lifetimeMonths === undefined) return null;
  const { secondTierBase, commissionBase, model, allowOwnReferrals, lifetime } = typing;
  return {
    rateBasisPoints,
    secondTierBasisPoints,
    secondTierBase,
    commissionBase,
    model,
    windowDays,
    holdDays,
    allowOwnReferrals,
    maxPayments,
    lifetime,
    lifetimeMonths,
  };
};

interface Props {
  readonly typing: Typing;
  readonly put: (change: Partial<Typing>) => void;
}

type Texts = 'rateBasisPoints' | 'secondTierBasisPoints' | 'windowDays' | 'holdDays' | 'maxPayments' | 'lifetimeMonths';

const NumberField = ({ name, hint, typing, put }: Props & { readonly name: Texts; readonly hint: Word }) => {
  const words = useWords();
  return (
    <Field.Root name={name} hint={words(hint)}>
      <Field.Label>{words(`contract.term.${name}`)}</Field.Label>
      <TextInput
        inputMode="decimal"
        value={typing[name]}
        autoComplete="off"
        onChange={(event: Typed) => put({ [name]: event.target.value })}
      />
      <Field.Hint />
    </Field.Root>
  );
};

const ChoiceField = <Name extends 'secondTierBase' | 'commissionBase' | 'model'>({
  name,
  options,
  typing,
  put,
}: Props & { readonly name: Name; readonly options: ReadonlyArray<{ readonly value: Typing[Name]; readonly word: Word }> }) => {
  const words = useWords();
  return (
    <Field.Root name={name}>
      <Field.Label>{words(`contract.term.${name}`)}</Field.Label>
      <SingleSelect
        value={typing[name]}
        onChange={(chosen) => {
          const option = options.find(({ value }) => value === chosen);
          if (option) put({ [name]: option.value });
        }}
      >
        {options.map(({ value, word }) => (
          <SingleSelectOption key={value} value={value}>
            {words(word)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

/** The terms a draft may change, each with the one in force in it to begin with. */
export const DraftFields = ({ typing, put }: Props) => {
  const words = useWords();
  const both = { typing, put };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <NumberField name="rateBasisPoints" hint="whatIf.percent" {...both} />
      <ChoiceField
        name="commissionBase"
        options={(['gross', 'net_of_tax', 'net_of_fee', 'profit'] as const).map((value) => ({ value, word: `base.${value}` as const }))}
        {...both}
      />
      <NumberField name="secondTierBasisPoints" hint="whatIf.percent" {...both} />
      <ChoiceField
        name="secondTierBase"
        options={(['same', 'first_tier'] as const).map((value) => ({ value, word: `whatIf.tier.${value}` as const }))}
        {...both}
      />
      <ChoiceField
        name="model"
        options={(['last_click', 'first_click'] as const).map((value) => ({ value, word: `model.${value}` as const }))}
        {...both}
      />
      <NumberField name="windowDays" hint="whatIf.days" {...both} />
      <NumberField name="holdDays" hint="whatIf.holdHint" {...both} />
      <NumberField name="maxPayments" hint="whatIf.all" {...both} />
      <Checkbox checked={typing.allowOwnReferrals} onCheckedChange={(yes) => put({ allowOwnReferrals: yes === true })}>
        {words('contract.term.allowOwnReferrals')}
      </Checkbox>
      <Checkbox checked={typing.lifetime} onCheckedChange={(yes) => put({ lifetime: yes === true })}>
        {words('contract.term.lifetime')}
      </Checkbox>
      {typing.lifetime ? <NumberField name="lifetimeMonths" hint="whatIf.forGood" {...both} /> : null}
    </Flex>
  );
};
