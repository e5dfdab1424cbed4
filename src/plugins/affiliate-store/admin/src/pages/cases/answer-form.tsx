import { Button, Checkbox, Field, Flex, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { answerCase } from '../../../../contracts/admin';
import { Stack, useAct, useRefusalWords, useWords } from '../../shell/kit';

/** Writes to the partner; a question stops the clock until they answer. */
export const AnswerForm = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(answerCase, ['adminCases', 'adminOverview']);
  const [text, setText] = useState('');
  const [asks, setAsks] = useState(false);
  const send = () =>
    act.mutate(
      { asked: { params: { id }, body: { text: text.trim(), asks } } },
      {
        onSuccess: () => {
          setText('');
          setAsks(false);
          toggleNotification({ type: 'success', message: words('cases.sent') });
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        <Field.Root name="text" required error={act.error ? refusal(act.error) : undefined} hint={words('cases.writeHint')}>
          <Field.Label>{words('cases.write')}</Field.Label>
          <Textarea value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
        <Checkbox checked={asks} onCheckedChange={(on) => setAsks(on === true)}>
          {words('cases.asks')}
        </Checkbox>
        <Flex justifyContent="flex-end">
          <Button type="submit" size="S" variant="secondary" disabled={text.trim().length < 2} loading={act.isPending}>
            {words('cases.send')}
          </Button>
        </Flex>
      </Stack>
    </form>
  );
};
