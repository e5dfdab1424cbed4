import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { csvText } from '../../../contracts/csv';
import type { Endpoint, PaginationMeta } from '../../../contracts/endpoint';
import { sheetOf } from '../../../contracts/sheet';
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
/** Above this a browser holds too much at once, and a spreadsheet is of little use to anybody. */
const MOST = 50_000;

type Query<E extends Endpoint> = NonNullable<Asked<E>['query']>;

/** The spreadsheet of a list that `query` filters; its file is called as its address ends. */
export const sheetOfList = <E extends Endpoint>(endpoint: E, query: Query<E>): Sheet => ({
  name: endpoint.path.split('/').at(-1) ?? endpoint.id,
  page: async (cursor, signal) => {
    const asked = { query: { ...query, ...(cursor ? { cursor } : {}), pageSize: PAGE_SIZE } } as Asked<E>;
    const { data, pagination } = await ask(endpoint, asked, { signal });
    return { data: data as readonly object[], pagination };
  },
});

/** Every row, page by page; null where there are more than a file should hold. */
const readAll = async ({ page }: Sheet, signal: AbortSignal, progress: (rows: number) => void): Promise<object[] | null> => {
  const rows: object[] = [];
  for (let cursor: string | undefined; ;) {
    const { data, pagination } = await page(cursor, signal);
    rows.push(...data);
    if (rows.length > MOST) return null;
    progress(rows.length);
    if (!pagination || pagination.nextCursor === null) return rows;
    cursor = pagination.nextCursor;
  }
};

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
      const rows = await readAll(sheet, signal, setRead);
      if (rows) {
        saveFile(`${sheet.name}-${today}.csv`, 'text/csv;charset=utf-8', csvText(sheetOf(rows)));
        toggleNotification({ type: 'success', message: words('sheet.saved', { count: rows.length }) });
      } else {
        toggleNotification({ type: 'warning', message: words('sheet.tooMany', { count: MOST }) });
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
