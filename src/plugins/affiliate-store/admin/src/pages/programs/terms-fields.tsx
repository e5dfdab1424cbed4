import { Checkbox, Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { Stack, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';
import { EventsFields } from './events-fields';
import type { TypedTerms } from './terms-draft';

type Event = { target: { value: string } };
interface Props {
  readonly typed: TypedTerms;
  readonly wrong: ReadonlyArray<keyof TypedTerms>;
  readonly put: (change: Partial<TypedTerms>) => void;
}

type Numbers =
  | 'rate'
  | 'firstShare'
  | 'territoryShare'
  | 'secondTier'
  | 'windowDays'
  | 'holdDays'
  | 'maxPayments'
  | 'lifetimeMonths'
  | 'secondTierMonths';

const NumberField = ({
  name,
  label,
  hint,
  typed,
  wrong,
  put,
}: Props & { readonly name: Numbers; readonly label: Word; readonly hint: Word }) => {
  const words = useWords();
  return (
    <Field.Root name={name} hint={words(hint)} error={wrong.includes(name) ? words('programs.wrong') : undefined}>
      <Field.Label>{words(label)}</Field.Label>
      <TextInput
        inputMode="decimal"
        autoComplete="off"
        value={typed[name]}
        onChange={(event: Event) => put({ [name]: event.target.value })}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: ReadonlyArray<readonly [Value, string]>;
  readonly onChoose: (value: Value) => void;
}

const ChoiceField = <Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) => (
  <Field.Root>
    <Field.Label>{label}</Field.Label>
    <SingleSelect value={value} onChange={(chosen) => onChoose(options.find(([one]) => one === chosen)?.[0] ?? value)}>
      {options.map(([one, text]) => (
        <SingleSelectOption key={one} value={one}>
          {text}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);

/** Every term that can be given; what is no term says so at its field. */
export const TermsFields = (props: Props) => {
  const { typed, put } = props;
  const words = useWords();
  return (
    <Stack>
      <EventsFields typed={typed.events} wrong={props.wrong.includes('events')} put={(events) => put({ events })} />
      <NumberField {...props} name="rate" label="affiliates.ownRatePercent" hint="programs.rateHint" />
      <ChoiceField
        label={words('contract.term.commissionBase')}
        value={typed.commissionBase}
        options={(['net_of_fee', 'net_of_tax', 'gross', 'profit'] as const).map((base) => [base, words(`base.${base}`)])}
        onChoose={(commissionBase) => put({ commissionBase })}
      />
      <ChoiceField
        label={words('contract.term.model')}
        value={typed.model}
        options={(['last_click', 'first_click', 'multi_click'] as const).map((model) => [model, words(`model.${model}`)])}
        onChoose={(model) => put({ model })}
      />
      {typed.model === 'multi_click' ? (
        <NumberField {...props} name="firstShare" label="contract.term.firstShareBasisPoints" hint="programs.firstShareHint" />
      ) : null}
      <ChoiceField
        label={words('contract.term.territoryRule')}
        value={typed.territoryRule}
        options={(['none', 'holder', 'shared', 'holder_only'] as const).map((rule) => [rule, words(`territories.rule.${rule}`)])}
        onChoose={(territoryRule) => put({ territoryRule })}
      />
      {typed.territoryRule === 'shared' ? (
        <NumberField {...props} name="territoryShare" label="contract.term.territoryShareBasisPoints" hint="territories.shareHint" />
      ) : null}
      <NumberField {...props} name="windowDays" label="contract.term.windowDays" hint="programs.windowHint" />
      <NumberField {...props} name="holdDays" label="contract.term.holdDays" hint="programs.holdHint" />
      <NumberField {...props} name="maxPayments" label="contract.term.maxPayments" hint="programs.maxPaymentsHint" />
      <NumberField {...props} name="secondTier" label="contract.term.secondTierBasisPoints" hint="programs.secondTierHint" />
      <ChoiceField
        label={words('contract.term.secondTierBase')}
        value={typed.secondTierBase}
        options={(['same', 'first_tier'] as const).map((base) => [base, words(`programs.secondTierBase.${base}`)])}
        onChoose={(secondTierBase) => put({ secondTierBase })}
      />
      <NumberField {...props} name="secondTierMonths" label="contract.term.secondTierMonths" hint="programs.secondTierMonthsHint" />
      <Checkbox checked={typed.allowOwnReferrals} onCheckedChange={(on) => put({ allowOwnReferrals: on === true })}>
        {words('programs.ownReferrals')}
      </Checkbox>
      <Checkbox checked={typed.forbidsBrandAds} onCheckedChange={(on) => put({ forbidsBrandAds: on === true })}>
        {words('programs.forbidsBrandAds')}
      </Checkbox>
      <Checkbox checked={typed.lifetime} onCheckedChange={(on) => put({ lifetime: on === true })}>
        {words('programs.lifetime')}
      </Checkbox>
      {typed.lifetime ? (
        <NumberField {...props} name="lifetimeMonths" label="contract.term.lifetimeMonths" hint="programs.lifetimeMonthsHint" />
      ) : null}
    </Stack>
  );
};
