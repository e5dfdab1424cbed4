import { Field } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { importTaxRates, previewTaxRates } from '../../../../contracts/admin';
import type { TaxRateLine } from '../../../../contracts/admin';
import type { Answered } from '../../shell/api';
import { DataTable } from '../../shell/data-table';
import { FormDialog } from '../../shell/form-dialog';
import { Quiet, Stack, StateChip, useAct, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

const useColumns = (): Column<TaxRateLine>[] => {
  const words = useWords();
  return [
    { key: 'line', label: words('taxRates.line'), figure: true, render: ({ line }) => line },
    {
      key: 'written',
      label: words('taxRates.written'),
      render: ({ country, kind, rate, validFrom }) => <bdi>{[country, kind, rate, validFrom].join(', ')}</bdi>,
    },
    {
      key: 'verdict',
      label: words('field.state'),
      render: ({ verdict, code, message }) => (
        <>
          <StateChip of="taxRateLine" state={verdict} />
          {code === null ? null : (
            <div>
              {message} <Quiet>{code}</Quiet>
            </div>
          )}
        </>
      ),
    },
  ];
};

/** What would become of a file, line by line. */
const Seen = ({ good, refused, unchanged, lines }: Answered<typeof previewTaxRates>['data']) => {
  const words = useWords();
  const columns = useColumns();
  return (
    <>
      <p aria-live="polite">{words('taxRates.seen', { good, refused, unchanged })}</p>
      <DataTable plain caption={words('taxRates.import')} columns={columns} rows={lines} keyOf={({ line }) => String(line)} />
    </>
  );
};

/** Chooses a file, shows what would become of each line, and imports the good ones as they were seen. */
export const ImportTaxRates = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const look = useAct(previewTaxRates, []);
  const bring = useAct(importTaxRates, ['adminTaxRates']);
  const [text, setText] = useState<string | null>(null);
  const seen = look.data?.data;
  const choose = (file: File | undefined) => {
    look.reset();
    bring.reset();
    setText(null);
    void file?.text().then((read) => {
      setText(read);
      look.mutate({ asked: { body: { text: read } } });
    });
  };
  const send = () => {
    if (text === null || !seen) return;
    bring.mutate(
      { asked: { body: { text, fingerprint: seen.fingerprint } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words('taxRates.imported', { count: data.imported }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={words('taxRates.import')}
      onClose={onClose}
      sending={bring.isPending}
      error={bring.error ?? look.error}
      send={{
        label: words('taxRates.importDo', { count: seen?.good ?? 0 }),
        ready: (seen?.good ?? 0) > 0,
        busy: bring.isPending || look.isPending,
        act: send,
      }}
    >
      <Stack>
        <Field.Root name="file" required hint={words('taxRates.fileHint')}>
          <Field.Label>{words('imports.file')}</Field.Label>
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            aria-label={words('imports.file')}
            onChange={({ target }) => choose(target.files?.[0])}
          />
          <Field.Hint />
        </Field.Root>
        {seen ? <Seen {...seen} /> : null}
      </Stack>
    </FormDialog>
  );
};
