import { listSuspicions, suspicionRule, suspicionState } from '../../../../contracts/admin';
import type { SuspicionRow } from '../../../../contracts/admin';
import {
  Amount,
  Choice,
  Controls,
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
import { SuspicionPanel } from './suspicion-panel';

const AGES = ['1', '3', '7', '14', '30'] as const;

const useColumns = (): Column<SuspicionRow>[] => {
  const words = useWords();
  return [
    {
      key: 'order',
      label: words('fraud.order'),
      render: (one) => <Named name={one.orderNumber} note={one.rules.map((rule) => words(`fraud.rule.${rule}`)).join(' · ')} />,
    },
    { key: 'affiliate', label: words('fraud.affiliate'), render: (one) => <Named name={one.affiliate.name} note={one.program} /> },
    { key: 'score', label: words('fraud.score'), figure: true, render: (one) => one.score },
    { key: 'amount', label: words('fraud.amount'), figure: true, render: (one) => <Amount value={one.amount} /> },
    {
      key: 'state',
      label: words('field.state'),
      render: (one) => (
        <>
          <StateChip of="suspicion" state={one.state} />
          {one.note === null ? null : (
            <div>
              <Quiet>{one.note}</Quiet>
            </div>
          )}
        </>
      ),
    },
    { key: 'age', label: words('cases.age'), render: (one) => <Quiet>{words('cases.days', { count: one.ageDays })}</Quiet> },
  ];
};

/** What is held because it looks like fraud: what waits for a look comes first, the oldest on top. */
export const FraudPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state', 'rule', 'days', 'affiliate']);
  const linkOf = useRowLink('suspicion');
  const [open, close] = usePanel('suspicion');
  const query = useList(listSuspicions, {
    state: suspicionState.safeParse(values.state).data,
    rule: suspicionRule.safeParse(values.rule).data,
    days: AGES.find((days) => days === values.days),
    affiliate: values.affiliate === '' ? undefined : values.affiliate,
  });
  return (
    <ListPage
      title={words('fraud.title')}
      subtitle={words('fraud.subtitle')}
      permission="fraud.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={suspicionState.options.map((value) => ({ value, label: words(`state.suspicion.${value}`) }))}
          />
          <Choice
            label={words('fraud.rule')}
            value={values.rule}
            onChoose={(rule) => change({ rule })}
            options={suspicionRule.options.map((value) => ({ value, label: words(`fraud.rule.${value}`) }))}
          />
          <Choice
            label={words('cases.age')}
            value={values.days}
            onChoose={(days) => change({ days })}
            options={AGES.map((value) => ({ value, label: words('fraud.atLeast', { count: Number(value) }) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      empty={{ title: words('fraud.none'), hint: words('fraud.noneHelp') }}
      onClear={filtered ? clear : null}
    >
      {open ? <SuspicionPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
