import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { decideFeedback } from '../../../../contracts/admin';
import type { AdminFeedbackPage } from '../../../../contracts/admin';
import { Stack, useAct, useRefusalWords, useWords } from '../../shell/kit';
import { OneOf } from '../help/edit-article';

/** Controllers whose answers change with an entry. */
export const TOUCHES = ['adminFeedback', 'adminOverview'] as const;

const STATES = ['considered', 'planned', 'done', 'declined'] as const;

/** Says how the shop stands to an entry; everybody behind it gets one letter. */
export const DecideFeedback = ({ entry }: { readonly entry: AdminFeedbackPage }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(decideFeedback, TOUCHES);
  const [state, setState] = useState<(typeof STATES)[number]>(entry.state === 'new' ? 'considered' : entry.state);
  const [answer, setAnswer] = useState(entry.answer ?? '');
  const said = answer.trim() === '' ? null : answer.trim();
  const changed = state !== entry.state || said !== entry.answer;
  const ready = changed && (said === null ? state !== 'declined' : said.length >= 2);
  const send = () =>
    act.mutate(
      { asked: { params: { id: entry.id }, body: { state, answer: said } } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('feedback.isDecided') }) },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        <OneOf
          name="state"
          label={words('feedback.decide')}
          value={state}
          options={STATES}
          wordOf={(one) => words(`state.feedback.${one}`)}
          onChoose={setState}
        />
        <Field.Root name="answer" hint={words('feedback.answerHint')} error={act.error ? refusal(act.error) : undefined}>
          <Field.Label>{words('feedback.answer')}</Field.Label>
          <Textarea
            dir="auto"
            value={answer}
            maxLength={2000}
            onChange={(event: { target: { value: string } }) => setAnswer(event.target.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
        <Flex justifyContent="flex-end">
          <Button type="submit" size="S" disabled={!ready} loading={act.isPending}>
            {words('feedback.tell', { count: entry.backers })}
          </Button>
        </Flex>
      </Stack>
    </form>
  );
};
