import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { StoreClient } from '../../client';
import { csvText } from '../../contracts/csv';
import { everyRow, MOST_ROWS, sheetOf, type SheetPage } from '../../contracts/sheet';
import { formatNumber } from '../i18n/format';
import { useSite } from '../ui/site';
import { saveFile } from './save-file';
import { useSession } from './session';
import { Failed } from './states';

/** A list as a spreadsheet: what its file is called, and how a page of exactly what is filtered is read. */
export interface SavedList {
  readonly name: string;
  readonly page: (client: StoreClient, cursor: string | undefined) => Promise<SheetPage>;
}

/** The most the store answers at once. */
export const SAVED_AT_ONCE = 100;

/** Saves everything the filters match, not only what is on the screen; says how far it is, and how many lines there were. */
export function SaveList({ list }: { readonly list: SavedList }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const [read, setRead] = useState(0);
  const save = useMutation({
    mutationFn: async () => {
      setRead(0);
      const rows = await everyRow((cursor) => list.page(client, cursor), setRead);
      if (rows) saveFile({ fileName: `${list.name}.csv`, text: csvText(sheetOf(rows)) });
      return rows?.length ?? null;
    },
  });
  return (
    <div className="no-print mt-4">
      <button type="button" className="button" disabled={save.isPending} onClick={() => save.mutate()}>
        {save.isPending ? t('list.saving', { count: formatNumber(locale, read) }) : t('list.save')}
      </button>
      <p role="status" className={save.isSuccess ? 'mt-2 text-13 text-muted' : 'sr-only'}>
        {save.isSuccess &&
          (save.data === null
            ? t('list.tooMany', { count: formatNumber(locale, MOST_ROWS) })
            : t('list.saved', { count: save.data, shown: formatNumber(locale, save.data) }))}
      </p>
      {save.isError && <Failed failure={save.error} />}
    </div>
  );
}
