import { Button, Dialog, Field, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { closePeriod, exportPeriod, listPeriods } from '../../../../contracts/admin';
import type { PeriodView } from '../../../../contracts/admin';
import {
  DataTable,
  Empty,
  Loaded,
  Moment,
  Quiet,
  RowActions,
  Section,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { ask } from '../../shell/api';
import { ExportButton } from '../../shell/export-button';
import { KnownOn } from '../reports/report-filters';

/** The accounts of a month, to look at and to import. */
const ExportButtons = ({ period, known }: { readonly period: string; readonly known: string | undefined }) => {
  const words = useWords();
  const inFormat =
    (format: 'csv' | 'hledger', base: 'true' | 'false' = 'false') =>
    () =>
      ask(exportPeriod, { params: { period }, query: { format, base, asKnownOn: known } });
  return (
    <>
      <ExportButton size="S" variant="ghost" label={words('accounts.csv')} read={inFormat('csv')} />
      <ExportButton
        size="S"
        variant="ghost"
        label={words('accounts.plainText')}
        mediaType="text/plain;charset=utf-8"
        read={inFormat('hledger')}
      />
      <ExportButton size="S" variant="ghost" label={words('accounts.csvBase')} read={inFormat('csv', 'true')} />
      <ExportButton
        size="S"
        variant="ghost"
        label={words('accounts.plainTextBase')}
        mediaType="text/plain;charset=utf-8"
        read={inFormat('hledger', 'true')}
      />
    </>
  );
};

/** Closes a month for good, with a reason. */
const CloseButton = ({ period }: { readonly period: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const [reason, setReason] = useState('');
  const act = useAct(closePeriod, ['adminAccounting', 'adminProof']);
  const close = () =>
    act.mutate(
      { asked: { params: { period }, body: { reason } } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('accounts.closedNow', { period }) }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button size="S" variant="secondary" loading={act.isPending}>
          {words('accounts.close', { period })}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{words('accounts.close', { period })}</Dialog.Header>
        <Dialog.Body>
          <p>{words('accounts.closeText')}</p>
          <Field.Root name="reason" required>
            <Field.Label>{words('accounts.reason')}</Field.Label>
            <TextInput value={reason} onChange={(event: { target: { value: string } }) => setReason(event.target.value)} />
          </Field.Root>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {words('controls.cancel')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button fullWidth disabled={reason.trim().length < 3} onClick={close}>
              {words('accounts.close', { period })}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};

const STATE = { closed: 'accounts.closed', next: 'accounts.open', open: 'accounts.open', current: 'accounts.current' } as const;

const Standing = ({ period }: { readonly period: PeriodView }) => {
  const words = useWords();
  return (
    <>
      {words(STATE[period.state])}
      {period.closedAt ? (
        <div>
          <Quiet>
            <Moment at={period.closedAt} /> · {period.reason}
          </Quiet>
        </div>
      ) : null}
    </>
  );
};

/** Months of the books: what accountants take away, and which months are closed. */
export const AccountingSection = () => {
  const words = useWords();
  const mayExport = useMay('ledger.export');
  const mayClose = useMay('ledger.close');
  const query = useRead(listPeriods);
  const [known, setKnown] = useState<string | undefined>();
  const columns: Column<PeriodView>[] = [
    { key: 'period', label: words('accounts.period'), render: ({ period, timeZone }) => `${period} (${timeZone})` },
    { key: 'state', label: words('field.state'), render: (period) => <Standing period={period} /> },
    { key: 'journals', label: words('accounts.journals'), figure: true, render: ({ journals }) => String(journals) },
    { key: 'restated', label: words('accounts.restated'), figure: true, render: ({ restated }) => String(restated) },
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: ({ period, state }) => (
        <RowActions>
          {state === 'next' && mayClose ? <CloseButton period={period} /> : null}
          {mayExport ? <ExportButtons period={period} known={known} /> : null}
        </RowActions>
      ),
    },
  ];
  return (
    <Section title={words('accounts.title')}>
      <p>{words('accounts.text')}</p>
      {mayExport ? <KnownOn value={known} onChange={setKnown} /> : null}
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={words('accounts.none')} />
          ) : (
            <DataTable
              caption={words('accounts.title')}
              rows={data}
              columns={columns}
              keyOf={({ period }) => period}
              busy={query.isPlaceholderData}
            />
          )
        }
      </Loaded>
    </Section>
  );
};
