import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { csvText } from '../../../contracts/csv';
import type { Endpoint, PaginationMeta } from '../../../contracts/endpoint';
import { everyRow, MOST_ROWS, sheetOf } from '../../../contracts/sheet';
import { ask } from './api';
import type { Asked, StoreError } from './api';
import { useStoreNow } from './clock';
import { saveFile } from './save-file';
import { useRefusalWords } from './states';
import { useWords } from './words';

/** A list as a spreadsheet: what its file is called, and how a page of exactly what is filtered is read. */
export interface Sheet {
  readonly name: string;
  readonly page: (
    cursor: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ readonly data: readonly object[]; readonly pagination: PaginationMeta | null }>;
}

const PAGE_SIZE = 100;

type Query<E extends Endpoint> = NonNullable<Asked<E>['query']>;

/** The spreadsheet of a list that `query` filters; its file is called as its address ends. */
export const sheetOfList = <E extends Endpoint>(endpoint: E, query: Query<E>, params?: Asked<E>['params']): Sheet => ({
  name: endpoint.path.split('/').at(-1) ?? endpoint.id,
  page: async (cursor, signal) => {
    const asked = { ...(params ? { params } : {}), query: { ...query, ...(cursor ? { cursor } : {}), pageSize: PAGE_SIZE } } as Asked<E>;
    const { data, pagination } = await ask(endpoint, asked, { signal });
    return { data: data as readonly object[], pagination };
  },
});

/** Hands exactly what is filtered to the browser as a spreadsheet, and says how far it is meanwhile. A second press calls it off. */
export const SheetButton = ({ sheet }: { readonly sheet: Sheet }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const today = new Date(useStoreNow()).toISOString().slice(0, 10);
  const { toggleNotification } = useNotification();
  const [read, setRead] = useState<number | null>(null);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);
  const run = async () => {
    if (under.current) {
      under.current.abort();
      return;
    }
    const { signal } = (under.current = new AbortController());
    setRead(0);
    try {
      const rows = await everyRow((cursor) => sheet.page(cursor, signal), setRead);
      if (rows) {
        saveFile(`${sheet.name}-${today}.csv`, 'text/csv;charset=utf-8', csvText(sheetOf(rows)));
        toggleNotification({ type: 'success', message: words('sheet.saved', { count: rows.length }) });
      } else {
        toggleNotification({ type: 'warning', message: words('sheet.tooMany', { count: MOST_ROWS }) });
      }
    } catch (error) {
      if (!signal.aborted) toggleNotification({ type: 'danger', message: refusal(error as StoreError) });
    } finally {
      under.current = null;
      setRead(null);
    }
  };
  return (
    <Button variant="tertiary" size="S" startIcon={<Download />} onClick={() => void run()}>
      {read === null ? words('sheet.download') : words('sheet.reading', { count: read })}
    </Button>
  );
};
