import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import { exportDocuments, exportTaxByCountry } from '../../../../contracts/admin';
import { ask } from '../../shell/api';
import type { Asked } from '../../shell/api';
import { useStoreNow } from '../../shell/clock';
import { ExportButton } from '../../shell/export-button';
import { Choice, useWords } from '../../shell/kit';

/** The quarter of a moment and the seven before it. */
export const quartersUntil = (at: number): string[] => {
  const now = new Date(at);
  const last = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
  return Array.from({ length: 8 }, (_, back) => `${Math.floor((last - back) / 4)}-Q${((last - back) % 4) + 1}`);
};

/** What is shown as a file, and the tax of a quarter by country. */
export const Files = ({ query, testMode }: { readonly query: Asked<typeof exportDocuments>['query']; readonly testMode: boolean }) => {
  const words = useWords();
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
      <ExportButton
        variant="tertiary"
        label={words('invoices.taxByCountry')}
        read={() => ask(exportTaxByCountry, { query: { quarter, testMode: testMode ? 'true' : 'false' } })}
        said={({ rows }) => words('invoices.taxRows', { count: rows, quarter })}
      />
      <ExportButton
        label={words('invoices.export')}
        read={() => ask(exportDocuments, query ? { query } : {})}
        said={({ rows }) => words('invoices.exported', { count: rows })}
      />
    </Flex>
  );
};
