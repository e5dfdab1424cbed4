import { Checkbox, Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { addAffiliate, listPrograms } from '../../../../contracts/admin-affiliates';
import type { StoreError } from '../../shell/api';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, useAct, useRead, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';

type Typed = { target: { value: string } };
interface Draft {
  readonly email: string;
  readonly name: string;
  readonly program: string;
  readonly code: string;
  readonly sponsorCode: string;
  readonly approved: boolean;
}

const EMPTY: Draft = { email: '', name: '', program: '', code: '', sponsorCode: '', approved: true };

const errorOf = (error: StoreError | null, field: string): string | undefined =>
  error?.fields.find(({ path }) => path.join('.') === field)?.message;

interface FieldProps {
  readonly name: 'email' | 'name' | 'code' | 'sponsorCode';
  readonly label: Word;
  readonly hint?: Word;
  readonly required?: boolean;
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
  readonly error: StoreError | null;
}

const TextField = ({ name, label, hint, required = false, draft, put, error }: FieldProps) => {
  const words = useWords();
  return (
    <Field.Root name={name} required={required} error={errorOf(error, name)} {...(hint ? { hint: words(hint) } : {})}>
      <Field.Label>{words(label)}</Field.Label>
      <TextInput
        value={draft[name]}
        type={name === 'email' ? 'email' : 'text'}
        autoComplete="off"
        onChange={(event: Typed) => put({ [name]: event.target.value })}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

const Fields = ({ draft, put, error }: Pick<FieldProps, 'draft' | 'put' | 'error'>) => {
  const words = useWords();
  const programs = useRead(listPrograms).data?.data ?? [];
  return (
    <Stack>
      <TextField name="email" label="field.email" required {...{ draft, put, error }} />
      <TextField name="name" label="affiliates.name" required {...{ draft, put, error }} />
      <Field.Root
        name="program"
        required
        error={errorOf(error, 'program')}
        {...(programs.length === 0 ? { hint: words('affiliates.noProgram') } : {})}
      >
        <Field.Label>{words('affiliates.program')}</Field.Label>
        <SingleSelect value={draft.program} onChange={(program) => put({ program: String(program) })}>
          {programs.map((program) => (
            <SingleSelectOption key={program.id} value={program.id}>
              {program.name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <TextField name="code" label="affiliates.code" hint="affiliates.codeEmpty" {...{ draft, put, error }} />
      <TextField name="sponsorCode" label="affiliates.sponsorCode" hint="affiliates.sponsorHint" {...{ draft, put, error }} />
      <Checkbox checked={draft.approved} onCheckedChange={(approved) => put({ approved: approved === true })}>
        {words('affiliates.approvedAtOnce')}
      </Checkbox>
    </Stack>
  );
};

/** Lets a person into a program. */
export const AddAffiliate = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(addAffiliate, ['adminAffiliates', 'adminOverview']);
  const [draft, setDraft] = useState(EMPTY);
  const put = (change: Partial<Draft>) => {
    act.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const { code, sponsorCode, ...rest } = draft;
  const send = () =>
    act.mutate(
      { asked: { body: { ...rest, ...(code.trim() ? { code } : {}), ...(sponsorCode.trim() ? { sponsorCode } : {}) } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words('affiliates.added', { name: data.name, code: data.code }) });
          onClose();
        },
      },
    );
  const ready = draft.email.trim() !== '' && draft.name.trim() !== '' && draft.program !== '';
  return (
    <FormDialog
      title={words('affiliates.add')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('affiliates.add'), ready, busy: act.isPending, act: send }}
    >
      <Fields draft={draft} put={put} error={act.error} />
    </FormDialog>
  );
};
