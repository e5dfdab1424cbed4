import { Button, Field, Flex, MultiSelect, MultiSelectOption, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { buyerKind, paymentKind, productKind } from '../../../../contracts/rates';
import type { Good } from '../../../../contracts/rates';
import { Section, Stack, useCodeWords, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';
import { payOf } from './draft';
import type { RuleDraft } from './draft';

type Typed = { target: { value: string } };
type Option = { readonly value: string; readonly label: string };

/** What rules may ask, with the values there are. */
export interface Askable {
  readonly goods: readonly Good[];
  readonly tiers: readonly string[];
  readonly groups: readonly string[];
}

const unique = (options: readonly Option[]): Option[] => [...new Map(options.map((option) => [option.value, option])).values()];

/** The conditions that are chosen from a list; in the order in which they tell more. */
const useChoices = ({
  goods,
  tiers,
  groups,
}: Askable): ReadonlyArray<readonly [asked: string, label: Word, options: readonly Option[]]> => {
  const say = useCodeWords();
  const plain = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }));
  return [
    ['offer', 'rates.offer', goods.map(({ offer, productName, offerName }) => ({ value: offer, label: `${productName} · ${offerName}` }))],
    ['product', 'rates.product', unique(goods.map(({ product, productName }) => ({ value: product, label: productName })))],
    ['kind', 'rates.kind', productKind.options.map((value) => ({ value, label: say('rates.kinds', value, value) }))],
    ['tier', 'rates.tier', plain(tiers)],
    ['group', 'rates.group', plain(groups)],
    ['buyer', 'rates.buyer', buyerKind.options.map((value) => ({ value, label: say('rates.buyers', value, value) }))],
    ['payment', 'rates.payment', paymentKind.options.map((value) => ({ value, label: say('rates.payments', value, value) }))],
  ];
};

interface Props {
  readonly rule: RuleDraft;
  readonly askable: Askable;
  readonly put: (change: Partial<RuleDraft>) => void;
  readonly remove: () => void;
}

const Conditions = ({ rule: { when }, askable, put }: Omit<Props, 'remove'>) => {
  const words = useWords();
  const ask = (asked: string, values: readonly string[]) => put({ when: { ...when, [asked]: values } });
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      {useChoices(askable).map(([asked, label, options]) => {
        const known = unique([...options, ...(when[asked] ?? []).map((value) => ({ value, label: value }))]);
        return known.length === 0 ? null : (
          <Field.Root key={asked} name={asked} width="22rem">
            <Field.Label>{words(label)}</Field.Label>
            <MultiSelect
              withTags
              value={[...(when[asked] ?? [])]}
              placeholder={words('rates.any')}
              clearLabel={words('controls.clear')}
              onClear={() => ask(asked, [])}
              onChange={(chosen: string[]) => ask(asked, chosen)}
            >
              {known.map(({ value, label: name }) => (
                <MultiSelectOption key={value} value={value}>
                  {name}
                </MultiSelectOption>
              ))}
            </MultiSelect>
          </Field.Root>
        );
      })}
      <Field.Root name="country" width="22rem" hint={words('rates.countriesHint')}>
        <Field.Label>{words('rates.country')}</Field.Label>
        <TextInput
          defaultValue={(when['country'] ?? []).join(' ')}
          placeholder={words('rates.any')}
          autoComplete="off"
          onChange={(event: Typed) => ask('country', [...new Set(event.target.value.toUpperCase().match(/\b[A-Z]{2}\b/g) ?? [])])}
        />
        <Field.Hint />
      </Field.Root>
    </Flex>
  );
};

const Pay = ({ rule: { kind, pays }, put }: Pick<Props, 'rule' | 'put'>) => {
  const words = useWords();
  const wrong = pays.trim() !== '' && payOf({ kind, pays }) === null;
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Field.Root name="kind" width="22rem">
        <Field.Label>{words('rates.pays')}</Field.Label>
        <SingleSelect value={kind} onChange={(chosen) => put({ kind: chosen === 'amount' ? 'amount' : 'share', pays: '' })}>
          <SingleSelectOption value="share">{words('rates.share')}</SingleSelectOption>
          <SingleSelectOption value="amount">{words('rates.amount')}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      <Field.Root
        name="pays"
        width="22rem"
        error={wrong ? words('rates.paysWrong') : undefined}
        hint={words(kind === 'share' ? 'rates.shareHint' : 'rates.amountHint')}
      >
        <Field.Label>{words(kind === 'share' ? 'rates.percent' : 'rates.amounts')}</Field.Label>
        <TextInput
          value={pays}
          inputMode={kind === 'share' ? 'decimal' : 'text'}
          autoComplete="off"
          onChange={(event: Typed) => put({ pays: event.target.value })}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Flex>
  );
};

/** One rule: what it is called, of which sales it speaks, what it pays. */
export const RuleFields = ({ rule, askable, put, remove }: Props) => {
  const words = useWords();
  return (
    <Section title={rule.name === '' ? words('rates.newRule') : rule.name}>
      <Stack>
        <Field.Root name="name" required>
          <Field.Label>{words('rates.name')}</Field.Label>
          <TextInput value={rule.name} maxLength={80} onChange={(event: Typed) => put({ name: event.target.value })} />
        </Field.Root>
        <Conditions rule={rule} askable={askable} put={put} />
        <Pay rule={rule} put={put} />
        <div>
          <Button variant="danger-light" size="S" onClick={remove}>
            {words('rates.removeRule')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
};
