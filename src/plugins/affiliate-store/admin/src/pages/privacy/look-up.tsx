import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { previewPerson } from '../../../../contracts/privacy';
import type { Data } from '../../../../contracts/endpoint';
import { FormDialog } from '../../shell/form-dialog';
import { useAct, useWords } from '../../shell/kit';

/** Somebody who was looked up, and what is kept about them. */
export interface Looked {
  readonly email: string;
  readonly preview: Data<typeof previewPerson>;
}

/** Asks whom it is about; an address is in no link, and in no log of requests. */
export const LookUp = ({ onClose, onFound }: { readonly onClose: () => void; readonly onFound: (found: Looked) => void }) => {
  const words = useWords();
  const [email, setEmail] = useState('');
  const act = useAct(previewPerson, []);
  return (
    <FormDialog
      title={words('privacy.lookUp')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('privacy.show'),
        ready: email.trim() !== '',
        busy: act.isPending,
        act: () => act.mutate({ asked: { body: { email } } }, { onSuccess: ({ data }) => onFound({ email: email.trim(), preview: data }) }),
      }}
    >
      <Field.Root name="email" required hint={words('privacy.emailHint')}>
        <Field.Label>{words('privacy.email')}</Field.Label>
        <TextInput
          type="email"
          value={email}
          autoComplete="off"
          onChange={(event: { target: { value: string } }) => setEmail(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
