import { Button, Checkbox, Field, Flex, TextInput } from '@strapi/design-system';
import { Stack, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';
import { newOption, newQuestion } from './draft';
import type { QuestionDraft, StepDraft } from './draft';

type Typed = { target: { value: string } };

interface QuestionProps {
  readonly question: QuestionDraft;
  readonly number: number;
  readonly put: (change: Partial<QuestionDraft>) => void;
  readonly remove: (() => void) | null;
}

const Options = ({ question, put }: Pick<QuestionProps, 'question' | 'put'>) => {
  const words = useWords();
  const { options } = question;
  const change = (key: string, what: { readonly text?: string; readonly right?: boolean }) =>
    put({ options: options.map((one) => (one.key === key ? { ...one, ...what } : one)) });
  return (
    <>
      {options.map((option, at) => (
        <Flex key={option.key} gap={3} wrap="wrap" alignItems="flex-end">
          <Field.Root name={option.key} width="32rem">
            <Field.Label>{words('paths.option', { number: at + 1 })}</Field.Label>
            <TextInput value={option.text} maxLength={500} onChange={(event: Typed) => change(option.key, { text: event.target.value })} />
          </Field.Root>
          <Checkbox checked={option.right} onCheckedChange={(on) => change(option.key, { right: on === true })}>
            {words('paths.isRight', { number: at + 1 })}
          </Checkbox>
          {options.length > 2 ? (
            <Button size="S" variant="tertiary" onClick={() => put({ options: options.filter(({ key }) => key !== option.key) })}>
              {words('paths.removeOption', { number: at + 1 })}
            </Button>
          ) : null}
        </Flex>
      ))}
      {options.length < 10 ? (
        <div>
          <Button size="S" variant="secondary" onClick={() => put({ options: [...options, newOption(options)] })}>
            {words('paths.addOption')}
          </Button>
        </div>
      ) : null}
    </>
  );
};

const Question = ({ question, number, put, remove }: QuestionProps) => {
  const words = useWords();
  return (
    <Stack>
      <Field.Root name={question.key} required>
        <Field.Label>{words('paths.question', { number })}</Field.Label>
        <TextInput value={question.text} maxLength={1000} onChange={(event: Typed) => put({ text: event.target.value })} />
      </Field.Root>
      <Options question={question} put={put} />
      {remove ? (
        <div>
          <Button size="S" variant="danger-light" onClick={remove}>
            {words('paths.removeQuestion', { number })}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
};

interface Props {
  readonly step: StepDraft;
  readonly put: (change: Partial<StepDraft>) => void;
}

const NUMBERS: ReadonlyArray<readonly ['passPercent' | 'tries' | 'pauseHours', Word, Word]> = [
  ['passPercent', 'paths.passPercent', 'paths.passPercentHint'],
  ['tries', 'paths.tries', 'paths.triesHint'],
  ['pauseHours', 'paths.pause', 'paths.pauseHint'],
];

/** Questions with what is right in each, the mark, the tries and the pause between them. */
export const QuizFields = ({ step, put }: Props) => {
  const words = useWords();
  const { questions } = step;
  return (
    <Stack>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        {NUMBERS.map(([name, label, hint]) => (
          <Field.Root key={name} name={name} width="20rem" hint={words(hint)}>
            <Field.Label>{words(label)}</Field.Label>
            <TextInput inputMode="numeric" value={step[name]} onChange={(event: Typed) => put({ [name]: event.target.value })} />
            <Field.Hint />
          </Field.Root>
        ))}
      </Flex>
      {questions.map((question, at) => (
        <Question
          key={question.key}
          question={question}
          number={at + 1}
          put={(change) => put({ questions: questions.map((one) => (one.key === question.key ? { ...one, ...change } : one)) })}
          remove={questions.length > 1 ? () => put({ questions: questions.filter(({ key }) => key !== question.key) }) : null}
        />
      ))}
      <div>
        <Button size="S" variant="secondary" onClick={() => put({ questions: [...questions, newQuestion(questions)] })}>
          {words('paths.addQuestion')}
        </Button>
      </div>
    </Stack>
  );
};
