import { listAccounts, listEntries } from '../../../../contracts/admin';
import type { EntryRow } from '../../../../contracts/admin';
import { Navigate } from 'react-router-dom';
import { Amount, Moment, OrderLink, PageFrame, Panel, Quiet, Rows, Stack, to } from '../../shell/kit';
import { useCodeWords, useList, useRead, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

const NAMES = ['address', 'currency'] as const;

/** The account as the chart of accounts knows it; its balance says why. */
const useAccount = (address: string, currency: string) =>
  useRead(listAccounts, { query: { search: address, currency, pageSize: 100 } }, { enabled: address !== '' }).data?.data.find(
    (account) => account.address === address,
  );

const useColumns = (address: string): Column<EntryRow>[] => {
  const words = useWords();
  const say = useCodeWords();
  const why = (entry: EntryRow) => ({ of: 'journal_line' as const, id: entry.journalId, part: String(entry.lineNo) });
  const whyAfter = ({ journalId, lineNo, amount }: EntryRow) => ({
    of: 'entry' as const,
    id: address,
    part: `${amount.currency}_${journalId}_${lineNo}`,
  });
  return [
    { key: 'kind', label: words('ledger.event'), render: (entry) => say('journal', entry.kind, entry.kind.replaceAll('_', ' ')) },
    { key: 'at', label: words('ledger.when'), render: (entry) => <Moment at={entry.occurredAt} full /> },
    {
      key: 'from',
      label: words('ledger.from'),
      render: (entry) =>
        entry.orderNumber ? (
          <OrderLink number={entry.orderNumber} />
        ) : (
          <Quiet>
            <bdi>{`${entry.sourceType} ${entry.sourceId}`}</bdi>
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
    {
      key: 'balance',
      label: words('ledger.balanceAfter'),
      figure: true,
      render: (entry) => <Amount value={entry.balanceAfter} quiet why={whyAfter(entry)} />,
    },
  ];
};

/** What the account is called: its kind, whose it is, which part of what is owed. */
const useAccountTitle = (address: string, account: ReturnType<typeof useAccount>): string => {
  const say = useCodeWords();
  if (!account) return address;
  const bucket = account.bucket ? say('bucket', account.bucket, account.bucket) : '';
  return [say('account', account.type, account.type), account.ownerName ?? account.owner, bucket].filter(Boolean).join(' · ');
};

/** One account as on a bank statement: every line, and the balance after it. An address that names none leads to all of them. */
export const AccountPage = () => {
  const { address, currency } = useUrlState(NAMES).values;
  return address && currency ? <Account address={address} currency={currency} /> : <Navigate to={to.ledger()} replace />;
};

const Account = ({ address, currency }: { readonly address: string; readonly currency: string }) => {
  const words = useWords();
  const query = useList(listEntries, { address, currency });
  const account = useAccount(address, currency);
  const title = useAccountTitle(address, account);
  const columns = useColumns(address);
  return (
    <PageFrame
      title={title}
      subtitle={words('ledger.accountIn', { currency, address })}
      permission="ledger.read"
      up={{ label: words('ledger.title'), to: to.ledger() }}
    >
      <Stack>
        {account ? (
          <Panel>
            {words('ledger.balance')}:{' '}
            <strong>
              <Amount value={account.balance} why={{ of: 'account', id: address, part: currency }} />
            </strong>
          </Panel>
        ) : null}
        <Rows
          caption={title}
          query={query}
          columns={columns}
          keyOf={(entry) => `${entry.journalId}:${entry.lineNo}`}
          linkOf={(entry) => to.journal(entry.journalId)}
          empty={{ title: words('ledger.noEntries') }}
          onClear={null}
        />
      </Stack>
    </PageFrame>
  );
};
