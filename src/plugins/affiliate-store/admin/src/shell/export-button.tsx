import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { StoreError } from './api';
import { bytesOf, saveFile } from './save-file';
import { useRefusalWords } from './states';

/** A file of the store: text, or bytes in base64. */
type StoreFile = { readonly fileName: string; readonly mediaType?: string } & ({ readonly text: string } | { readonly base64: string });

interface Props<File extends StoreFile> {
  readonly label: string;
  readonly read: () => Promise<{ readonly data: File }>;
  /** What is said about what is in it; without it the browser's own word for a saved file is enough. */
  readonly said?: (file: File) => string;
  /** Its kind, where the file does not say: mostly it is a spreadsheet. */
  readonly mediaType?: string;
  readonly variant?: 'secondary' | 'tertiary' | 'ghost';
  readonly size?: 'S';
}

/** Hands a file of the store to the browser, and says how much is in it. */
export const ExportButton = <File extends StoreFile>({
  label,
  read,
  said,
  mediaType = 'text/csv;charset=utf-8',
  variant = 'secondary',
  size,
}: Props<File>) => {
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { data } = await read();
      saveFile(data.fileName, data.mediaType ?? mediaType, 'text' in data ? data.text : bytesOf(data.base64));
      if (said) toggleNotification({ type: 'success', message: said(data) });
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusal(error as StoreError) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant={variant} {...(size ? { size } : {})} startIcon={<Download />} loading={busy} onClick={() => void run()}>
      {label}
    </Button>
  );
};
