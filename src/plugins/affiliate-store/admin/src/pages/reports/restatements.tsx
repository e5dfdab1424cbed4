import { listRestatements, type RestatementView } from '../../../../contracts/admin';
import { Amount, Day, Quiet, Rows, Section, useCodeWords, useList, useWords } from '../../shell/kit';
import type { Column, Word } from '../../shell/kit';
import type { ReportFilters } from './report-filters';

type Asked = Pick<ReportFilters['query'], 'q' | 'program' | 'from' | 'to'> & Partial<Pick<ReportFilters['query'], 'group'>>;

const MEASURES = [
  ['revenue', 'reports.revenue'],
  ['refunded', 'reports.refunded'],
  ['earned', 'reports.commission'],
  ['reversed', 'reports.reversed'],
  ['pending', 'reports.pending'],
  ['available', 'reports.available'],
  ['held', 'reports.held'],
  ['inPayout', 'reports.inPayout'],
  ['paid', 'reports.paid'],
  ['ended', 'reports.ended'],
] as const satisfies ReadonlyArray<readonly [keyof RestatementView, Word]>;

/** What a line changed; what it did not is not there. */
const Changes = ({ line }: { readonly line: RestatementView }) => {
  const words = useWords();
  const changed = MEASURES.filter(([name]) => !/^-?0+$/.test(line[name].amount));
  return changed.length === 0 ? (
    <Quiet>{words('reports.noAmount')}</Quiet>
  ) : (
    <>
      {changed.map(([name, word]) => (
        <div key={name}>
          <Quiet>{words(word)}</Quiet> <Amount value={line[name]} />
        </div>
      ))}
    </>
  );
};

/** What was booked after the day a report was asked of: the difference between what was known and what is, line by line. */
export const Restatements = ({ query: asked, known }: { readonly query: Asked; readonly known: string }) => {
  const words = useWords();
  const say = useCodeWords();
  const query = useList(listRestatements, { ...asked, asKnownOn: known });
  const columns: Column<RestatementView>[] = [
    { key: 'booked', label: words('reports.booked'), render: (line) => <Day at={`${line.booked}T00:00:00.000Z`} /> },
    { key: 'cause', label: words('reports.cause'), render: (line) => say('cause', line.cause, line.cause) },
    { key: 'affiliate', label: words('field.affiliate'), render: (line) => <bdi>{line.affiliate.name}</bdi> },
    { key: 'changes', label: words('reports.changes'), figure: true, render: (line) => <Changes line={line} /> },
  ];
  return (
    <Section title={words('reports.restatements')}>
      <p>{words('reports.restatementsHint')}</p>
      <Rows
        caption={words('reports.restatements')}
        query={query}
        columns={columns}
        keyOf={(line) => `${line.booked} ${line.cause} ${line.affiliate.id} ${line.revenue.currency}`}
        empty={{ title: words('reports.nothingLater') }}
        onClear={null}
      />
    </Section>
  );
};
