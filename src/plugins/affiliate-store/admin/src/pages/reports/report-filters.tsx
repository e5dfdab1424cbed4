import { Flex } from '@strapi/design-system';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import { reportSort } from '../../../../contracts/admin';
import { Choice, Controls, Quiet, SearchBox, TextFilter, useRead, useUrlState, useWords } from '../../shell/kit';
import { DayRangePicker, useDays } from '../../shell/day-range';

const NAMES = ['search', 'program', 'group', 'range', 'from', 'to', 'known'] as const;
// Not a filter: clearing those leaves the order of the rows as it was.
const SORT = ['sort'] as const;
const STANDARD = '30d';

/** What the address asks a report for. */
export const useReportFilters = () => {
  const state = useUrlState(NAMES);
  const sorting = useUrlState(SORT);
  const days = useDays(state.values, STANDARD);
  const { search: q, program, group, known } = state.values;
  return {
    ...state,
    sort: reportSort.safeParse(sorting.values.sort).data ?? 'net_most',
    resort: (sort: string) => sorting.change({ sort }),
    query: { q, program, group, from: days?.from, to: days?.to, asKnownOn: known },
  };
};
export type ReportFilters = ReturnType<typeof useReportFilters>;

/** A program, or all of them. */
export const ProgramChoice = ({
  value,
  onChoose,
}: {
  readonly value: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}) => {
  const words = useWords();
  const programs = useRead(listPrograms).data?.data ?? [];
  return (
    <Choice
      label={words('affiliates.program')}
      value={value}
      onChoose={onChoose}
      options={programs.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
};

/** The day a report is asked of; empty: as it stands. */
export const KnownOn = ({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}) => {
  const words = useWords();
  return (
    <Flex gap={2}>
      <Quiet aria-hidden>{words('reports.asKnownOn')}</Quiet>
      <TextFilter type="date" label={words('reports.asKnownOn')} value={value} onChange={onChange} />
    </Flex>
  );
};

export const ReportFilterBar = ({ values, change }: Pick<ReportFilters, 'values' | 'change'>) => {
  const words = useWords();
  return (
    <Controls>
      <SearchBox value={values.search} label={words('affiliates.search')} onSearch={(search) => change({ search })} />
      <DayRangePicker values={values} change={change} standard={STANDARD} />
      <ProgramChoice value={values.program} onChoose={(program) => change({ program })} />
      <TextFilter label={words('reports.group')} value={values.group} onChange={(group) => change({ group })} />
      <KnownOn value={values.known} onChange={(known) => change({ known })} />
    </Controls>
  );
};
