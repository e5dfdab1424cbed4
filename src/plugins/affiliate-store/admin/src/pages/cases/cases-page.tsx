import { listAdminCases } from '../../../../contracts/admin';
import type { AdminCaseRow } from '../../../../contracts/admin';
import { caseKind, caseState } from '../../../../contracts/cases';
import {
  Choice,
  Controls,
  Day,
  ListPage,
  Named,
  Quiet,
  StateChip,
  useList,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { CasePanel } from './case-panel';

const aboutOf = ({ orderNumber, product, program }: AdminCaseRow): string =>
  [orderNumber ?? program, product].filter((part) => part !== null).join(' · ');

const useColumns = (): Column<AdminCaseRow>[] => {
  const words = useWords();
  return [
    {
      key: 'case',
      label: words('cases.one'),
      render: (one) => <Named name={words(`cases.kind.${one.kind}`)} note={aboutOf(one)} />,
    },
    { key: 'partner', label: words('cases.partner'), render: (one) => <bdi>{one.partner.name}</bdi> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="case" state={one.outcome ?? one.state} /> },
    {
      key: 'due',
      label: words('cases.due'),
      render: (one) =>
        one.dueOn === null ? null : (
          <>
            <Day at={one.dueOn} />
            {one.overdue ? (
              <div>
                <strong>{words('cases.overdue')}</strong>
              </div>
            ) : null}
          </>
        ),
    },
    { key: 'age', label: words('cases.age'), render: (one) => <Quiet>{words('cases.days', { count: one.ageDays })}</Quiet> },
  ];
};

/** What partners contest: whose turn is the shop's comes first, by the day an answer is due. */
export const CasesPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state', 'kind', 'overdue', 'affiliate']);
  const linkOf = useRowLink('case');
  const [open, close] = usePanel('case');
  const query = useList(listAdminCases, {
    state: caseState.safeParse(values.state).data,
    kind: caseKind.safeParse(values.kind).data,
    overdue: values.overdue === 'true' ? 'true' : undefined,
    affiliate: values.affiliate === '' ? undefined : values.affiliate,
  });
  return (
    <ListPage
      title={words('cases.title')}
      subtitle={words('cases.subtitle')}
      permission="cases.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={caseState.options.map((value) => ({ value, label: words(`state.case.${value}`) }))}
          />
          <Choice
            label={words('cases.kind')}
            value={values.kind}
            onChoose={(kind) => change({ kind })}
            options={caseKind.options.map((value) => ({ value, label: words(`cases.kind.${value}`) }))}
          />
          <Choice
            label={words('cases.due')}
            value={values.overdue}
            onChoose={(overdue) => change({ overdue })}
            options={[{ value: 'true', label: words('cases.overdue') }]}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      empty={{ title: words('cases.none'), hint: words('cases.noneHelp') }}
      onClear={filtered ? clear : null}
    >
      {open ? <CasePanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
