import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { StatementAmounts, StatementView } from '../../../contracts/statements';
import { formatDay, formatMonth } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import { DataTable } from '../data-table';
import { PageHead } from '../page-head';
import { useSession } from '../session';
import { Failed, Loaded } from '../states';
import { useStore } from '../use-store';

/** Hands a text to the browser as a file. */
function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}

function Download({ id }: { readonly id: string }) {
  const { t } = useSite();
  const { client } = useSession();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const run = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const file = await client.statements.downloadMine({ params: { id } });
      save(file.fileName, file.mediaType, file.text);
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="no-print">
      <div className="flex flex-wrap gap-3">
        <button type="button" className="button" disabled={busy} onClick={() => void run()}>
          {t('statements.download')}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('statements.print')}
        </button>
      </div>
      {failure !== null && <Failed failure={failure} />}
    </div>
  );
}

interface Sum {
  readonly key: string;
  readonly label: string;
  readonly amounts: StatementAmounts;
}

function Sums({ statement }: { readonly statement: StatementView }) {
  const { t } = useSite();
  const rows: readonly Sum[] = [
    { key: 'opening', label: t('statements.opening'), amounts: statement.openingAmounts },
    ...statement.groups.map(({ group, amounts }) => ({ key: group, label: t(`statements.group.${group}`), amounts })),
    { key: 'closing', label: t('statements.closing'), amounts: statement.closingAmounts },
  ];
  const part = (name: keyof StatementAmounts, label: string) => ({
    name: label,
    numeric: true as const,
    cell: (row: Sum) => <Amount money={row.amounts[name]} />,
  });
  return (
    <DataTable
      caption={t('statements.sums')}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { name: t('statements.entry'), cell: (row) => <span className="font-medium">{row.label}</span> },
        part('pending', t('statements.pending')),
        part('available', t('statements.available')),
        part('held', t('statements.held')),
        part('reserved', t('statements.reserved')),
        part('paidOut', t('statements.paidOut')),
        part('owed', t('statements.owed')),
      ]}
    />
  );
}

function Lines({ statement }: { readonly statement: StatementView }) {
  const { t, locale } = useSite();
  return (
    <DataTable
      caption={t('statements.lines')}
      rows={statement.rows}
      rowKey={(row) => String(row.journal)}
      columns={[
        { name: t('statements.booked'), cell: (row) => formatDay(locale, row.bookedAt) },
        { name: t('statements.entry'), cell: (row) => t(`statements.group.${row.group}`) },
        { name: t('statements.reference'), cell: (row) => <bdi className="break-all">{row.reference ?? '—'}</bdi> },
        { name: t('statements.journal'), cell: (row) => <bdi title={row.hash}>{row.journal}</bdi> },
        { name: t('statements.owed'), numeric: true, cell: (row) => <Amount money={row.amounts.owed} /> },
        { name: t('statements.paidOut'), numeric: true, cell: (row) => <Amount money={row.amounts.paidOut} /> },
      ]}
    />
  );
}

/** One statement: what it opened with, what happened, what it closed with, and how anybody can prove it. */
export function Statement() {
  const { t, locale } = useSite();
  const { id = '' } = useParams();
  const query = useStore(['statement', id], (client) => client.statements.readMine({ params: { id } }));
  return (
    <>
      <PageHead
        title={query.data ? t('statements.of', { month: formatMonth(locale, query.data.month) }) : t('statements.one')}
        back={{ to: '/statements', label: t('statements.title') }}
        state={query.data && t('statements.issuedTo', { name: query.data.party, day: formatDay(locale, query.data.issuedAt) })}
        action={query.data && <Download id={id} />}
      />
      <Loaded query={query}>
        {(statement) => (
          <>
            <Sums statement={statement} />
            <h2 className="mt-12 text-22">{t('statements.lines')}</h2>
            {statement.rows.length === 0 ? <p className="mt-3 text-muted">{t('statements.noLines')}</p> : <Lines statement={statement} />}
            <section aria-labelledby="proof" className="mt-12 border-t border-line pt-6 text-muted">
              <h2 id="proof" className="text-22 text-ink">
                {t('statements.proof')}
              </h2>
              <p className="mt-2 max-w-text">{t('statements.proofHelp')}</p>
              <dl className="mt-4 space-y-1">
                {(
                  [
                    ['statements.number', statement.id],
                    ['statements.code', statement.code],
                    ['statements.key', statement.key],
                    ['statements.head', statement.books.head],
                  ] as const
                ).map(([name, value]) => (
                  <div key={name} className="flex flex-wrap gap-x-2">
                    <dt>{t(name)}</dt>
                    <dd>
                      <bdi className="break-all text-ink">{value}</bdi>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          </>
        )}
      </Loaded>
    </>
  );
}
