import { Field, TextInput, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { erasePerson } from '../../../../contracts/privacy';
import { FormDialog } from '../../shell/form-dialog';
import { useAct, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

type Typed = { target: { value: string } };

interface Props {
  readonly email: string;
  readonly secondPerson: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What cannot be taken back is typed: whose address it is, and why. */
export const EraseDialog = ({ email, secondPerson, onClose, onDone }: Props) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct(erasePerson, ['adminPrivacy']);
  const send = () =>
    act.mutate(
      { asked: { body: { email, typed, reason } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words(data.state === 'done' ? 'privacy.erased' : 'privacy.erasureWaits') });
          onDone();
        },
      },
    );
  return (
    <FormDialog
      title={words('privacy.erase')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('privacy.erase'), ready: typed.trim() !== '' && reason.trim().length >= 3, busy: act.isPending, act: send }}
    >
      <Notice tone="danger">{words(secondPerson ? 'privacy.eraseTextSecond' : 'privacy.eraseText')}</Notice>
      <Field.Root name="typed" required hint={words('privacy.typedHint', { email })}>
        <Field.Label>{words('privacy.typed')}</Field.Label>
        <TextInput value={typed} autoComplete="off" onChange={(event: Typed) => setTyped(event.target.value)} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="reason" required hint={words('privacy.reasonHint')}>
        <Field.Label>{words('privacy.reason')}</Field.Label>
        <Textarea value={reason} maxLength={500} onChange={(event: Typed) => setReason(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
