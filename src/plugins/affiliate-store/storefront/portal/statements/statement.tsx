import { useMutation } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { StatementAmounts, StatementView } from '../../../contracts/statements';
import { formatDay, formatMonth } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { storePath, useSite } from '../../ui/site';
import { DataTable } from '../data-table';
import { PageHead } from '../page-head';
import { saveFile } from '../save-file';
import { useSession } from '../session';
import { Failed, Loaded } from '../states';
import { useStore } from '../use-store';

/** The paper people read, the file machines check, and the page on the printer at hand. */
function Downloads({ id }: { readonly id: string }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const paper = useMutation({
    mutationFn: async () => saveFile(await client.statements.downloadMyPaper({ params: { id }, query: { language: locale } })),
  });
  const file = useMutation({ mutationFn: async () => saveFile(await client.statements.downloadMine({ params: { id } })) });
  return (
    <div className="no-print">
      <div className="flex flex-wrap gap-3">
        <button type="button" className="button button-primary" disabled={paper.isPending} onClick={() => paper.mutate()}>
          {t('statements.paper')}
        </button>
        <button type="button" className="button" disabled={file.isPending} onClick={() => file.mutate()}>
          {t('statements.download')}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('statements.print')}
        </button>
      </div>
      {paper.isError && <Failed failure={paper.error} />}
      {file.isError && <Failed failure={file.error} />}
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
        { name: t('statements.paidOut'), numeric: true, cell: (row) => <Amount money={row.amounts.paidOut} /> },
        { name: t('statements.owed'), numeric: true, cell: (row) => <Amount money={row.amounts.owed} /> },
      ]}
    />
  );
}

/** What whoever doubts a statement asks the shop with, or compares. */
function Proof({ statement }: { readonly statement: StatementView }) {
  const { t, locale } = useSite();
  const checkPage = `${storePath(locale, '/check-statement')}?${new URLSearchParams({ id: statement.id, code: statement.code }).toString()}`;
  return (
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
      <p className="no-print mt-4">
        <a className="link" href={checkPage}>
          {t('statements.openCheck')}
        </a>
      </p>
    </section>
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
        action={query.data && <Downloads id={id} />}
      />
      <Loaded query={query}>
        {(statement) => (
          <>
            <Sums statement={statement} />
            <h2 className="mt-12 text-22">{t('statements.lines')}</h2>
            {statement.rows.length === 0 ? <p className="mt-3 text-muted">{t('statements.noLines')}</p> : <Lines statement={statement} />}
            <Proof statement={statement} />
          </>
        )}
      </Loaded>
    </>
  );
}
