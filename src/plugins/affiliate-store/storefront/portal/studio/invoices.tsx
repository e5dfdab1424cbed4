import { useMutation } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { documentKind } from '../../../contracts/invoices';
import type { DocumentView } from '../../../contracts/invoices';
import { DownloadIcon } from '../../ui/icons';
import { Amount, Day, useSite, useStoreList, type Column } from '../kit';
import { useDayRange } from '../day-range';
import { RangedList } from '../ranged-list';
import { saveFile } from '../save-file';
import { useSession } from '../session';
import { Failed } from '../states';

function useColumns(): readonly Column<DocumentView>[] {
  const { t } = useSite();
  return [
    {
      name: t('documents.number'),
      cell: (row) => (
        <a className="row-link font-medium" href={row.page} target="_blank" rel="noopener noreferrer">
          <bdi className="proportional-nums">{row.number}</bdi>
        </a>
      ),
    },
    { name: t('orders.day'), cell: (row) => <Day at={row.issuedAt} /> },
    { name: t('documents.kind'), cell: (row) => t(`documents.${row.kind}`) },
    { name: t('receipt.number'), cell: (row) => <bdi className="proportional-nums">{row.orderNumber}</bdi> },
    { name: t('documents.tax'), cell: (row) => <Amount money={row.tax} />, numeric: true },
    { name: t('checkout.total'), cell: (row) => <Amount money={row.total} className="font-medium" />, numeric: true },
    {
      name: t('documents.open'),
      cell: (row) => (
        <a className="link relative" href={row.url} target="_blank" rel="noopener noreferrer">
          PDF<span className="sr-only"> {row.number}</span>
        </a>
      ),
    },
  ];
}

/** The documents a creator issued, and the same as a file. */
export function StudioInvoices() {
  const { t } = useSite();
  const { client } = useSession();
  const range = useDayRange();
  const [search] = useSearchParams();
  const kind = documentKind.safeParse(search.get('kind')).data;
  const asked = { ...range, ...(kind ? { kind } : {}) };
  const query = useStoreList(['documents', range.from, range.to, kind], (store, cursor) =>
    store.creatorInvoices.list({ query: { ...asked, cursor } }),
  );
  const file = useMutation({ mutationFn: async () => saveFile(await client.creatorInvoices.export({ query: asked })) });
  return (
    <RangedList
      title={t('documents.title')}
      help={t('documents.help')}
      query={query}
      columns={useColumns()}
      rowKey={(row) => row.id}
      filter={{
        name: 'kind',
        label: t('documents.kind'),
        choices: documentKind.options.map((value) => ({ value, label: t(`documents.${value}`) })),
      }}
      narrowed={
        <div className="pt-2">
          <button type="button" className="button button-small" disabled={file.isPending} onClick={() => file.mutate()}>
            <DownloadIcon className="size-4.5" />
            {t('documents.export')}
          </button>
          {file.isError && <Failed failure={file.error} />}
        </div>
      }
      empty={{ title: t('documents.empty'), help: t('documents.emptyHelp') }}
    />
  );
}
