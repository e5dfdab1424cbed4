import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import { Amount, Choice, DataTable, decimalOf, Quiet, Section, Stack, useRefusalWords, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { saveFile } from '../../shell/save-file';
import type { Run } from './use-what-if';
import { csvOf, type WhatIfRow, type WhatIfSums } from './what-if-sums';

const KINDS = ['affiliate', 'owner', 'site', 'rounding', 'product'] as const;

const Table = ({ rows }: { readonly rows: readonly WhatIfRow[] }) => {
  const words = useWords();
  const columns: readonly Column<WhatIfRow>[] = [
    { key: 'kind', label: words('whatIf.kind'), render: ({ kind }) => words(`whatIf.kind.${kind}`) },
    { key: 'name', label: words('whatIf.name'), render: ({ name }) => <bdi>{name}</bdi> },
    { key: 'orders', label: words('orders.title'), figure: true, render: ({ orders }) => orders },
    { key: 'before', label: words('whatIf.before'), figure: true, render: ({ before }) => <Amount value={before} /> },
    { key: 'after', label: words('whatIf.after'), figure: true, render: ({ after }) => <Amount value={after} /> },
    {
      key: 'difference',
      label: words('late.difference'),
      figure: true,
      render: ({ difference }) => (
        <strong>
          <Amount value={difference} />
        </strong>
      ),
    },
  ];
  return <DataTable plain caption={words('whatIf.result')} rows={rows} keyOf={({ key }) => key} columns={columns} />;
};

/** What is not in the figures, by field: terms that past orders show nothing of, and what of the draft asks for something that was never kept. */
const Unsaid = ({ sums: { untold, untoldBy, unweighed } }: { readonly sums: WhatIfSums }) => {
  const words = useWords();
  return (
    <>
      {unweighed.length > 0 ? (
        <Notice tone="warning" title={words('whatIf.unweighed')}>
          {unweighed.map((term) => (
            <div key={term}>{words(`whatIf.unweighed.${term}`)}</div>
          ))}
        </Notice>
      ) : null}
      {untold > 0 ? (
        <Notice tone="warning" title={words('whatIf.untold', { count: untold })}>
          {untoldBy.map(({ term, orders }) => (
            <div key={term}>{words(`whatIf.untold.${term}`, { count: orders })}</div>
          ))}
        </Notice>
      ) : null}
    </>
  );
};

/** What the orders looked at come to: how many could be judged, who gains and who loses, and the same as a spreadsheet. */
export const Result = ({ run }: { readonly run: Run }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const [kind, setKind] = useState<string>();
  const { sums, running, error } = run;
  const rows = sums.rows.filter((row) => kind === undefined || row.kind === kind);
  const save = () =>
    saveFile(
      'what-if.csv',
      'text/csv;charset=utf-8',
      csvOf(
        [
          words('whatIf.kind'),
          words('whatIf.name'),
          words('field.currency'),
          words('orders.title'),
          words('whatIf.before'),
          words('whatIf.after'),
          words('late.difference'),
        ],
        rows,
        { kind: (row) => words(`whatIf.kind.${row.kind}`), decimal: (money) => decimalOf(money) },
      ),
    );
  const isUntried = sums.total === 0 && !running && !error;
  if (isUntried)
    return (
      <Section title={words('whatIf.result')}>
        <Quiet>{words('whatIf.untried')}</Quiet>
      </Section>
    );
  return (
    <Section title={words('whatIf.result')}>
      <Stack>
        <div role="status">
          {words(running ? 'whatIf.running' : 'whatIf.looked', { looked: sums.looked, total: sums.total })}{' '}
          {words('whatIf.judged', { judged: sums.judged, changed: sums.changed })}
        </div>
        <Unsaid sums={sums} />
        {sums.capped > 0 ? <Notice tone="warning">{words('whatIf.capped', { count: sums.capped })}</Notice> : null}
        {error ? <Notice tone="danger">{refusal(error)}</Notice> : null}
        <Flex gap={2} wrap="wrap">
          <Choice
            label={words('whatIf.kind')}
            value={kind}
            onChoose={setKind}
            options={KINDS.map((value) => ({ value, label: words(`whatIf.kind.${value}`) }))}
          />
          <Button variant="secondary" startIcon={<Download />} disabled={running || rows.length === 0} onClick={save}>
            {words('whatIf.save')}
          </Button>
        </Flex>
        {rows.length > 0 ? <Table rows={rows} /> : running ? null : <Quiet>{words('whatIf.nothing')}</Quiet>}
      </Stack>
    </Section>
  );
};
