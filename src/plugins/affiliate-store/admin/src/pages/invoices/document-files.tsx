import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { exportDocuments, exportTaxByCountry } from '../../../../contracts/admin';
import { ask } from '../../shell/api';
import type { Asked, StoreError } from '../../shell/api';
import { useStoreNow } from '../../shell/clock';
import { Choice, useRefusalWords, useWords } from '../../shell/kit';
import { saveFile } from '../../shell/save-file';

/** Hands a file of the store to the browser, and says how much is in it. */
const useSaving = () => {
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const save = async (read: () => Promise<{ fileName: string; rows: number; text: string }>, said: (rows: number) => string) => {
    setBusy(true);
    try {
      const file = await read();
      saveFile(file.fileName, 'text/csv;charset=utf-8', file.text);
      toggleNotification({ type: 'success', message: said(file.rows) });
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusal(error as StoreError) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, save };
};

/** The quarter of a moment and the seven before it. */
const quartersUntil = (at: number): string[] => {
  const now = new Date(at);
  const last = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
  return Array.from({ length: 8 }, (_, back) => `${Math.floor((last - back) / 4)}-Q${((last - back) % 4) + 1}`);
};

/** What is shown as a file, and the tax of a quarter by country. */
export const Files = ({ query, testMode }: { readonly query: Asked<typeof exportDocuments>['query']; readonly testMode: boolean }) => {
  const words = useWords();
  const { busy, save } = useSaving();
  const quarters = quartersUntil(useStoreNow());
  const [chosen, setChosen] = useState<string>();
  const quarter = chosen ?? quarters[0] ?? '';
  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-end">
      <Choice
        required
        label={words('invoices.quarter')}
        value={quarter}
        onChoose={setChosen}
        options={quarters.map((value) => ({ value, label: value }))}
      />
      <Button
        variant="tertiary"
        startIcon={<Download />}
        loading={busy}
        onClick={() =>
          void save(
            async () => (await ask(exportTaxByCountry, { query: { quarter, testMode: testMode ? 'true' : 'false' } })).data,
            (count) => words('invoices.taxRows', { count, quarter }),
          )
        }
      >
        {words('invoices.taxByCountry')}
      </Button>
      <Button
        variant="secondary"
        startIcon={<Download />}
        loading={busy}
        onClick={() =>
          void save(
            async () => (await ask(exportDocuments, query ? { query } : {})).data,
            (count) => words('invoices.exported', { count }),
          )
        }
      >
        {words('invoices.export')}
      </Button>
    </Flex>
  );
};
