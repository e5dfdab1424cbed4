import { Button, Checkbox, Field, Flex, Textarea, TextInput } from '@strapi/design-system';
import { Quiet, Section, Stack, useWords } from '../../shell/kit';
import { isWhole } from './draft';
import type { StepDraft } from './draft';
import { QuizFields } from './quiz-fields';

type Typed = { target: { value: string } };

interface Props {
  readonly step: StepDraft;
  readonly number: number;
  readonly put: (change: Partial<StepDraft>) => void;
  readonly move: (by: 1 | -1) => void;
  readonly remove: () => void;
}

const Order = ({ move, remove, name }: Pick<Props, 'move' | 'remove'> & { readonly name: string }) => {
  const words = useWords();
  return (
    <Flex gap={2} wrap="wrap">
      <Button size="S" variant="tertiary" aria-label={words('paths.upOf', { name })} onClick={() => move(-1)}>
        {words('paths.up')}
      </Button>
      <Button size="S" variant="tertiary" aria-label={words('paths.downOf', { name })} onClick={() => move(1)}>
        {words('paths.down')}
      </Button>
      <Button size="S" variant="danger-light" aria-label={words('paths.removeOf', { name })} onClick={remove}>
        {words('paths.remove')}
      </Button>
    </Flex>
  );
};

/** One step: what it is called, what it says or asks, and its place in the order. */
export const StepFields = ({ step, number, put, move, remove }: Props) => {
  const words = useWords();
  const kind = words(`paths.kind.${step.kind}`);
  const name = `${number}. ${step.title === '' ? kind : step.title}`;
  return (
    <Section title={name} aside={<Order move={move} remove={remove} name={name} />}>
      <Stack>
        <Quiet>
          {kind}
          {isWhole(step) ? null : ` · ${words('paths.unfinished')}`}
        </Quiet>
        <Field.Root name={`${step.key} title`} required>
          <Field.Label>{words('paths.stepTitle')}</Field.Label>
          <TextInput value={step.title} maxLength={160} onChange={(event: Typed) => put({ title: event.target.value })} />
        </Field.Root>
        {step.kind === 'quiz' ? (
          <QuizFields step={step} put={put} />
        ) : (
          <Field.Root name={`${step.key} text`} required hint={words('paths.textHint')}>
            <Field.Label>{words('paths.text')}</Field.Label>
            <Textarea dir="auto" value={step.text} maxLength={20_000} onChange={(event) => put({ text: event.target.value })} />
            <Field.Hint />
          </Field.Root>
        )}
        {step.kind === 'material' ? (
          <Checkbox checked={step.confidential} onCheckedChange={(on) => put({ confidential: on === true })}>
            {words('paths.confidential')}
          </Checkbox>
        ) : null}
      </Stack>
    </Section>
  );
};
