import { Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { publishTerms, readTerms } from '../../../../contracts/affiliate-contracts';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import { tryTerms } from '../../../../contracts/what-if';
import { ask, type StoreError } from '../../shell/api';
import { Confirm } from '../../shell/confirm';
import { DayRangePicker, useDays } from '../../shell/day-range';
import {
  Amount,
  Choice,
  DataTable,
  decimalOf,
  PageFrame,
  Quiet,
  Section,
  Stack,
  TwoColumns,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { saveFile } from '../../shell/save-file';
import { DraftFields, draftIn, typingOf, type Draft, type Typing } from './what-if-draft';
import { csvOf, NOTHING_YET, withBite, type WhatIfRow, type WhatIfSums } from './what-if-sums';

const KINDS = ['affiliate', 'owner', 'site', 'rounding', 'product'] as const;

interface Run {
  readonly sums: WhatIfSums;
  readonly running: boolean;
  readonly error: StoreError | null;
}
const NO_RUN: Run = { sums: NOTHING_YET, running: false, error: null };

/** Tries a draft bite by bite; another run, or leaving the page, ends the one before. */
const useWhatIf = () => {
  const [run, setRun] = useState<Run>(NO_RUN);
  const current = useRef(new AbortController());
  useEffect(() => () => current.current.abort(), []);
  const clear = () => {
    current.current.abort();
    setRun(NO_RUN);
  };
  const start = async (id: string, terms: Draft, range: { readonly from: string; readonly to: string }) => {
    current.current.abort();
    const mine = new AbortController();
    current.current = mine;
    let sums = NOTHING_YET;
    setRun({ sums, running: true, error: null });
    try {
      for (let after: string | null | undefined; after !== null && !mine.signal.aborted;) {
        const body = { terms, ...range, ...(after === undefined ? {} : { after }) };
        const { data } = await ask(tryTerms, { params: { id }, body }, { signal: mine.signal });
        sums = withBite(sums, data);
        after = data.next;
        if (!mine.signal.aborted) setRun({ sums, running: after !== null, error: null });
      }
    } catch (error) {
      if (!mine.signal.aborted) setRun({ sums, running: false, error: error as StoreError });
    }
  };
  return { run, start, clear };
};

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

/** What the orders looked at come to: how many could be judged, who gains and who loses, and the same as a spreadsheet. */
const Result = ({ run }: { readonly run: Run }) => {
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
  return (
    <Section title={words('whatIf.result')}>
      <Stack>
        <div role="status">
          {words(running ? 'whatIf.running' : 'whatIf.looked', { looked: sums.looked, total: sums.total })}{' '}
          {words('whatIf.judged', { judged: sums.judged, changed: sums.changed })}
        </div>
        {sums.untold > 0 ? <Notice tone="warning">{words('whatIf.untold', { count: sums.untold })}</Notice> : null}
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

/** Publishes the draft as new terms: better ones apply at once, worse ones are told and wait. */
const Publish = ({ id, version, draft }: { readonly id: string; readonly version: number; readonly draft: Draft }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(publishTerms, ['adminContracts', 'adminAffiliates', 'adminOverview']);
  const publish = () =>
    act.mutate(
      { asked: { params: { id }, body: { version, terms: draft } } },
      {
        onSuccess: ({ data }) => toggleNotification({ type: 'success', message: words('whatIf.published', { version: data.version }) }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Confirm title={words('whatIf.publish')} text={words('whatIf.publishText')} confirm={words('whatIf.publish')} onConfirm={publish}>
      <Button variant="secondary" loading={act.isPending}>
        {words('whatIf.publish')}
      </Button>
    </Confirm>
  );
};

const Trying = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const terms = useRead(readTerms, { params: { id } });
  const [changed, setChanged] = useState<Typing | null>(null);
  const [asked, setAsked] = useState<Readonly<Record<string, string | undefined>>>({});
  const days = useDays(asked, '90d');
  const { run, start, clear } = useWhatIf();
  const standing = terms.isPlaceholderData ? undefined : terms.data?.data;
  if (!standing) return null;
  const typing = changed ?? typingOf(standing.terms);
  const draft = draftIn(typing);
  return (
    <TwoColumns>
      <Result run={run} />
      <Section title={words('whatIf.draft')}>
        <Stack>
          <DraftFields
            typing={typing}
            put={(change) => {
              clear();
              setChanged({ ...typing, ...change });
            }}
          />
          <Flex gap={2} wrap="wrap">
            <DayRangePicker values={asked} change={(next) => setAsked({ ...asked, ...next })} standard="90d" />
          </Flex>
          <Flex gap={2} wrap="wrap">
            <Button
              disabled={draft === null || days === null}
              loading={run.running}
              onClick={() => draft && days && void start(id, draft, days)}
            >
              {words('whatIf.try')}
            </Button>
            {mayManage && draft ? <Publish id={id} version={standing.version} draft={draft} /> : null}
          </Flex>
          <Quiet>{words('whatIf.means')}</Quiet>
        </Stack>
      </Section>
    </TwoColumns>
  );
};

/** A draft of a program's terms, tried on past orders before it is told to anybody. */
export const WhatIfPage = () => {
  const words = useWords();
  const programs = useRead(listPrograms).data?.data ?? [];
  const [chosen, setChosen] = useState<string>();
  const id = chosen ?? programs[0]?.id;
  return (
    <PageFrame title={words('whatIf.title')} subtitle={words('whatIf.subtitle')} permission="affiliates.read">
      <Stack>
        <Field.Root name="program">
          <Field.Label>{words('affiliates.program')}</Field.Label>
          <SingleSelect value={id ?? ''} onChange={(program) => setChosen(String(program))}>
            {programs.map((program) => (
              <SingleSelectOption key={program.id} value={program.id}>
                {program.name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        {id === undefined ? <Quiet>{words('affiliates.noProgram')}</Quiet> : <Trying key={id} id={id} />}
      </Stack>
    </PageFrame>
  );
};
