import { useMutation } from '@tanstack/react-query';
import { csvText } from '../../contracts/csv';
import { sheetOf } from '../../contracts/sheet';
import type { StoreClient } from '../../client';
import { DownloadIcon } from '../ui/icons';
import { useSite } from '../ui/site';
import { saveFile } from './save-file';
import { useSession } from './session';
import { Failed } from './states';

interface Page {
  readonly data: readonly object[];
  readonly pagination: { readonly nextCursor: string | null };
}

/** Above this a browser holds too much at once; the file then has the newest rows, and more days are another file. */
const MOST = 50_000;

/** All of what a list's filters match, as a spreadsheet: every page is read, not only those that are in sight. */
export function ListSheet({
  name,
  read,
}: {
  /** What the file is called, without its ending. */
  readonly name: string;
  readonly read: (client: StoreClient, cursor: string | undefined) => Promise<Page>;
}) {
  const { t } = useSite();
  const { client } = useSession();
  const save = useMutation({
    mutationFn: async () => {
      const rows: object[] = [];
      for (let cursor: string | undefined; ;) {
        const { data, pagination } = await read(client, cursor);
        rows.push(...data);
        if (pagination.nextCursor === null || rows.length >= MOST) break;
        cursor = pagination.nextCursor;
      }
      saveFile({ fileName: `${name}.csv`, text: csvText(sheetOf(rows)) });
    },
  });
  return (
    <div className="pt-2">
      <button type="button" className="button button-small" disabled={save.isPending} onClick={() => save.mutate()}>
        <DownloadIcon className="size-4.5" />
        {t('documents.export')}
      </button>
      {save.isError && <Failed failure={save.error} />}
    </div>
  );
}
