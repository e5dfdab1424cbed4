import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { StoreError } from './api';
import { saveFile } from './save-file';
import { useRefusalWords } from './states';

/** A spreadsheet of the store. */
interface CsvFile {
  readonly fileName: string;
  readonly rows: number;
  readonly text: string;
}

interface Props {
  readonly label: string;
  readonly read: () => Promise<{ readonly data: CsvFile }>;
  /** What is said about how much is in it. */
  readonly said: (rows: number) => string;
  readonly variant?: 'secondary' | 'tertiary';
}

/** Hands a spreadsheet of the store to the browser, and says how much is in it. */
export const ExportButton = ({ label, read, said, variant = 'secondary' }: Props) => {
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { data } = await read();
      saveFile(data.fileName, 'text/csv;charset=utf-8', data.text);
      toggleNotification({ type: 'success', message: said(data.rows) });
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusal(error as StoreError) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant={variant} startIcon={<Download />} loading={busy} onClick={() => void run()}>
      {label}
    </Button>
  );
};
