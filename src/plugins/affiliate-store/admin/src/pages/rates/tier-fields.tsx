import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { tierLadder } from '../../../../contracts/rates';
import { Section, Stack, useCodeWords, useWords } from '../../shell/kit';
import type { LadderDraft } from './draft';

type Typed = { target: { value: string } };

interface Props {
  readonly tiers: LadderDraft;
  readonly put: (change: Partial<LadderDraft>) => void;
}

const Counting = ({ tiers, put }: Props) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Field.Root name="measure" width="22rem">
        <Field.Label>{words('rates.measure')}</Field.Label>
        <SingleSelect value={tiers.measure} onChange={(chosen) => put({ measure: chosen === 'amount' ? 'amount' : 'sales' })}>
          {tierLadder.shape.measure.options.map((value) => (
            <SingleSelectOption key={value} value={value}>
              {say('rates.measures', value, value)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="period" width="22rem">
        <Field.Label>{words('rates.period')}</Field.Label>
        <SingleSelect
          value={tiers.period}
          onChange={(chosen) => put({ period: tierLadder.shape.period.options.find((value) => value === chosen) ?? 'month' })}
        >
          {tierLadder.shape.period.options.map((value) => (
            <SingleSelectOption key={value} value={value}>
              {say('rates.periods', value, value)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {tiers.measure === 'amount' ? (
        <Field.Root name="currency" width="12rem">
          <Field.Label>{words('field.currency')}</Field.Label>
          <TextInput value={tiers.currency} maxLength={3} onChange={(event: Typed) => put({ currency: event.target.value })} />
        </Field.Root>
      ) : null}
    </Flex>
  );
};

/** The tiers of a program, the lowest first. */
export const TierFields = ({ tiers, put }: Props) => {
  const words = useWords();
  const change = (index: number, part: Partial<LadderDraft['steps'][number]>) =>
    put({ steps: tiers.steps.map((step, place) => (place === index ? { ...step, ...part } : step)) });
  return (
    <Section title={words('rates.tiers')}>
      <Stack>
        <p>{words('rates.tiersHelp')}</p>
        {tiers.steps.length === 0 ? null : <Counting tiers={tiers} put={put} />}
        {tiers.steps.map((step, index) => (
          <Flex key={index} gap={4} wrap="wrap" alignItems="flex-end">
            <Field.Root name={`tier-${index}`} width="22rem">
              <Field.Label>{words('rates.tierName')}</Field.Label>
              <TextInput value={step.name} maxLength={40} onChange={(event: Typed) => change(index, { name: event.target.value })} />
            </Field.Root>
            <Field.Root name={`from-${index}`} width="12rem">
              <Field.Label>{words('rates.from')}</Field.Label>
              <TextInput value={step.from} inputMode="decimal" onChange={(event: Typed) => change(index, { from: event.target.value })} />
            </Field.Root>
            <Button variant="tertiary" onClick={() => put({ steps: tiers.steps.filter((_, place) => place !== index) })}>
              {words('rates.removeTier')}
            </Button>
          </Flex>
        ))}
        <div>
          <Button variant="secondary" onClick={() => put({ steps: [...tiers.steps, { name: '', from: '' }] })}>
            {words('rates.addTier')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
};
