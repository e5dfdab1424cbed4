import { importLineState, importVerdict, listImportLines } from '../../../../contracts/admin';
import type { AdminImportLine } from '../../../../contracts/admin';
import { ask } from '../../shell/api';
import {
  Amount,
  Choice,
  Controls,
  Mono,
  Named,
  Quiet,
  Section,
  StateChip,
  useRead,
  useUrlState,
  usePlace,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Rows } from '../../shell/list-page';
import type { Sheet } from '../../shell/sheet-button';
import { useCodeWords } from '../../shell/words';

const PAGE_SIZE = 50;
const SHEET_SIZE = 100;

/** Why a line is not taken, what is different of one that is, and why one stands. */
const Why = ({ line }: { readonly line: AdminImportLine }) => {
  const say = useCodeWords();
  const said = [
    ...(line.reason === null ? [] : [say('imports.reason', line.reason, line.reason)]),
    ...(line.keptFor === null ? [] : [say('imports.kept', line.keptFor, line.keptFor)]),
    ...line.notes.map((note) => say('imports.note', note, note)),
  ];
  return <Quiet>{said.join(' · ')}</Quiet>;
};

const useColumns = (): Column<AdminImportLine>[] => {
  const words = useWords();
  return [
    { key: 'line', label: words('imports.line'), figure: true, render: (one) => one.line },
    { key: 'who', label: words('imports.who'), render: (one) => <Named name={one.who ?? '–'} note={one.email ?? ''} /> },
    { key: 'verdict', label: words('imports.verdict'), render: (one) => words(`imports.verdict.${one.verdict}`) },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="importLine" state={one.state} /> },
    {
      key: 'code',
      label: words('imports.code'),
      render: (one) => (
        <>
          {one.code === null ? null : <Mono>{one.code}</Mono>}
          {one.codeBefore === null ? null : <Quiet> {words('imports.codeBefore', { code: one.codeBefore })}</Quiet>}
        </>
      ),
    },
    { key: 'owed', label: words('imports.owed'), figure: true, render: (one) => (one.owed ? <Amount value={one.owed} /> : null) },
    {
      key: 'paid',
      label: words('imports.paidBefore'),
      figure: true,
      render: (one) => (one.paidBefore ? <Amount value={one.paidBefore} quiet /> : null),
    },
    { key: 'why', label: words('imports.why'), render: (one) => <Why line={one} /> },
  ];
};

/** The lines of an import, each with what becomes of it. */
export const ImportLines = ({ id, refreshMs }: { readonly id: string; readonly refreshMs: number | undefined }) => {
  const words = useWords();
  const { cursor } = usePlace();
  const { values, change, clear, filtered } = useUrlState(['lineState', 'verdict']);
  const filter = { state: importLineState.safeParse(values.lineState).data, verdict: importVerdict.safeParse(values.verdict).data };
  const query = useRead(
    listImportLines,
    { params: { id }, query: { ...filter, ...(cursor ? { cursor } : {}), pageSize: PAGE_SIZE } },
    refreshMs === undefined ? {} : { refreshMs },
  );
  const sheet: Sheet = {
    name: `import-${id}`,
    page: (at, signal) =>
      ask(listImportLines, { params: { id }, query: { ...filter, ...(at ? { cursor: at } : {}), pageSize: SHEET_SIZE } }, { signal }),
  };
  return (
    <Section title={words('imports.lines')}>
      <Controls>
        <Choice
          label={words('imports.verdict')}
          value={values.verdict}
          onChoose={(verdict) => change({ verdict })}
          options={importVerdict.options.map((value) => ({ value, label: words(`imports.verdict.${value}`) }))}
        />
        <Choice
          label={words('field.state')}
          value={values.lineState}
          onChoose={(lineState) => change({ lineState })}
          options={importLineState.options.map((value) => ({ value, label: words(`state.importLine.${value}`) }))}
        />
      </Controls>
      <Rows
        caption={words('imports.lines')}
        query={{ ...query, sheet }}
        columns={useColumns()}
        keyOf={(one) => one.id}
        empty={{ title: words('imports.noLines') }}
        onClear={filtered ? clear : null}
      />
    </Section>
  );
};
