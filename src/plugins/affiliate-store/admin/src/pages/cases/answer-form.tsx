import { Checkbox } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { answerCase } from '../../../../contracts/admin';
import { useAct, useWords } from '../../shell/kit';
import { TalkForm } from '../../shell/talk';

/** Writes to the partner; a question stops the clock until they answer. */
export const AnswerForm = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(answerCase, ['adminCases', 'adminOverview']);
  const [asks, setAsks] = useState(false);
  const send = (text: string, sent: () => void) =>
    act.mutate(
      { asked: { params: { id }, body: { text, asks } } },
      {
        onSuccess: () => {
          sent();
          setAsks(false);
          toggleNotification({ type: 'success', message: words('cases.sent') });
        },
      },
    );
  return (
    <TalkForm
      label={words('cases.write')}
      hint={words('cases.writeHint')}
      send={words('cases.send')}
      busy={act.isPending}
      error={act.error}
      onSend={send}
    >
      <Checkbox checked={asks} onCheckedChange={(on) => setAsks(on === true)}>
        {words('cases.asks')}
      </Checkbox>
    </TalkForm>
  );
};
