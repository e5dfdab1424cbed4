import { listAccounts, listEntries } from '../../../../contracts/admin';
import type { EntryRow } from '../../../../contracts/admin';
import {
  Amount,
  DataTable,
  Empty,
  Loaded,
  Moment,
  PageFrame,
  Pager,
  Panel,
  Quiet,
  Stack,
  to,
  useCodeWords,
  usePlace,
  useRead,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';

const NAMES = ['address', 'currency'] as const;

/** The account as the chart of accounts knows it; its balance says why. */
const useAccount = (address: string, currency: string) =>
  useRead(listAccounts, { query: { search: address, currency, pageSize: 100 } }, { enabled: address !== '' }).data?.data.find(
    (account) => account.address === address,
  );

/** One account as on a bank statement: every line, and the balance after it. */
export const AccountPage = () => {
  const words = useWords();
  const say = useCodeWords();
  const {
    values: { address = '', currency = '' },
  } = useUrlState(NAMES);
  const place = usePlace();
  const query = useRead(listEntries, { query: { address, currency, ...(place.cursor ? { cursor: place.cursor } : {}), pageSize: 50 } });
  const account = useAccount(address, currency);
  const title = account
    ? [
        say('account', account.type, account.type),
        account.ownerName ?? account.owner,
        account.bucket ? say('bucket', account.bucket, account.bucket) : '',
      ]
        .filter(Boolean)
        .join(' · ')
    : address;
  const why = (entry: EntryRow) => ({ of: 'journal_line' as const, id: entry.journalId, part: String(entry.lineNo) });
  const columns: Column<EntryRow>[] = [
    { key: 'kind', label: words('ledger.event'), render: (entry) => say('journal', entry.kind, entry.kind.replaceAll('_', ' ')) },
    { key: 'at', label: words('ledger.when'), render: (entry) => <Moment at={entry.occurredAt} full /> },
    {
      key: 'from',
      label: words('ledger.from'),
      render: (entry) => (
        <Quiet>
          <bdi>{entry.orderNumber ?? `${entry.sourceType} ${entry.sourceId}`}</bdi>
        </Quiet>
      ),
    },
    {
      key: 'debit',
      label: words('ledger.debit'),
      figure: true,
      render: (entry) => (entry.side === 'debit' ? <Amount value={entry.amount} why={why(entry)} /> : null),
    },
    {
      key: 'credit',
      label: words('ledger.credit'),
      figure: true,
      render: (entry) => (entry.side === 'credit' ? <Amount value={entry.amount} why={why(entry)} /> : null),
    },
    { key: 'balance', label: words('ledger.balanceAfter'), figure: true, render: (entry) => <Amount value={entry.balanceAfter} quiet /> },
  ];
  return (
    <PageFrame
      title={title}
      subtitle={words('ledger.accountIn', { currency, address })}
      permission="ledger.read"
      up={{ label: words('ledger.title'), to: to.ledger() }}
    >
      <Loaded query={query}>
        {({ data, pagination }) =>
          data.length === 0 ? (
            <Empty title={words('ledger.noEntries')} />
          ) : (
            <Stack>
              {account ? (
                <Panel>
                  {words('ledger.balance')}:{' '}
                  <strong>
                    <Amount value={account.balance} why={{ of: 'account', id: address, part: currency }} />
                  </strong>
                </Panel>
              ) : null}
              <DataTable
                caption={title}
                rows={data}
                columns={columns}
                keyOf={(entry) => `${entry.journalId}:${entry.lineNo}`}
                linkOf={(entry) => to.journal(entry.journalId)}
                busy={query.isPlaceholderData}
              />
              <Pager pagination={pagination} shown={data.length} />
            </Stack>
          )
        }
      </Loaded>
    </PageFrame>
  );
};
