import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { previewImportFile } from '../../../../contracts/admin';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, to, useAct, useRead, useWords } from '../../shell/kit';

type Typed = { target: { value: string } };

interface Draft {
  readonly program: string;
  readonly currency: string;
  readonly file: File | null;
}

/** Bytes as JSON can carry them; in bites, as a call takes only so many arguments. */
export const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const bites: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) bites.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return btoa(bites.join(''));
};

const Fields = ({ draft, put }: { readonly draft: Draft; readonly put: (change: Partial<Draft>) => void }) => {
  const words = useWords();
  const programs = useRead(listPrograms).data?.data ?? [];
  return (
    <Stack>
      <Field.Root name="program" required>
        <Field.Label>{words('imports.program')}</Field.Label>
        <SingleSelect value={draft.program} onChange={(program) => put({ program: String(program) })}>
          {programs.map(({ id, name }) => (
            <SingleSelectOption key={id} value={id}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="file" required hint={words('imports.chooseHint')}>
        <Field.Label>{words('imports.file')}</Field.Label>
        <input
          id="import-file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={words('imports.file')}
          onChange={({ target }) => put({ file: target.files?.[0] ?? null })}
        />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="currency" hint={words('imports.currencyHint')}>
        <Field.Label>{words('imports.currency')}</Field.Label>
        <TextInput
          value={draft.currency}
          maxLength={3}
          autoComplete="off"
          onChange={(event: Typed) => put({ currency: event.target.value.toUpperCase() })}
        />
        <Field.Hint />
      </Field.Root>
    </Stack>
  );
};

/** Chooses a file and the program it goes into; what comes of it is looked at before anything is done. */
export const ChooseFile = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const navigate = useNavigate();
  const act = useAct(previewImportFile, ['adminImports']);
  const [draft, setDraft] = useState<Draft>({ program: '', currency: '', file: null });
  const put = (change: Partial<Draft>) => {
    act.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const { program, currency, file } = draft;
  const send = async () => {
    if (!file) return;
    const content = await base64Of(file);
    act.mutate(
      { asked: { body: { program, fileName: file.name, content, ...(currency === '' ? {} : { currency }) } } },
      { onSuccess: ({ data }) => navigate(to.import(data.id)) },
    );
  };
  return (
    <FormDialog
      title={words('imports.choose')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('imports.look'),
        ready: program !== '' && file !== null && (currency === '' || currency.length === 3),
        busy: act.isPending,
        act: () => void send(),
      }}
    >
      <Fields draft={draft} put={put} />
    </FormDialog>
  );
};
