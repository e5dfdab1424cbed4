import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { mergeFeedback } from '../../../../contracts/admin';
import type { AdminFeedbackPage } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Stack, useWords } from '../../shell/kit';
import { TOUCHES } from './decide-feedback';

/** Puts an entry together with another about the same. */
export const MergeFeedback = ({ entry }: { readonly entry: AdminFeedbackPage }) => {
  const words = useWords();
  const [into, setInto] = useState('');
  if (entry.mergeChoices.length === 0) return null;
  return (
    <Stack>
      <Field.Root name="into" hint={words('feedback.mergeHint')}>
        <Field.Label>{words('feedback.mergeWith')}</Field.Label>
        <SingleSelect
          value={into}
          placeholder={words('feedback.choose')}
          clearLabel={words('controls.clear')}
          onClear={() => setInto('')}
          onChange={(chosen: string | number) => setInto(String(chosen))}
        >
          {entry.mergeChoices.map(({ id, title }) => (
            <SingleSelectOption key={id} value={id}>
              {title}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      {into === '' ? null : (
        <div>
          <ActButton
            endpoint={mergeFeedback}
            touches={TOUCHES}
            asked={{ params: { id: entry.id }, body: { into } }}
            label={words('feedback.merge')}
            confirm={words('feedback.mergeSure')}
            done={words('feedback.isMerged')}
          />
        </div>
      )}
    </Stack>
  );
};
