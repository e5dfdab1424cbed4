import { inactiveState, listInactive } from '../../../../contracts/admin';
import type { InactiveRow } from '../../../../contracts/admin';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import { Choice, Controls, Day, ListPage, Named, StateChip, to, useList, useRead, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

const useColumns = (): Column<InactiveRow>[] => {
  const words = useWords();
  return [
    { key: 'who', label: words('affiliates.one'), render: (one) => <Named name={one.affiliate.name} note={one.program} /> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="inactive" state={one.state} /> },
    { key: 'idle', label: words('inactivity.idle'), render: (one) => <Day at={one.idleSince} /> },
    { key: 'warned', label: words('inactivity.warnedOn'), render: (one) => <Day at={one.warnedAt} /> },
    { key: 'ends', label: words('inactivity.ends'), render: (one) => <Day at={one.endsAt} /> },
  ];
};

/** Affiliates who were warned that they sell nothing, and how it ended. */
export const InactivePage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state', 'program']);
  const programs = useRead(listPrograms).data?.data ?? [];
  const query = useList(listInactive, {
    state: inactiveState.safeParse(values.state).data,
    ...(values.program ? { program: values.program } : {}),
  });
  return (
    <ListPage
      title={words('inactivity.list')}
      subtitle={words('inactivity.listHelp')}
      permission="affiliates.read"
      up={{ label: words('programs.title'), to: to.programs() }}
      action={null}
      controls={
        <Controls>
          <Choice
            label={words('affiliates.program')}
            value={values.program}
            onChoose={(program) => change({ program })}
            options={programs.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={inactiveState.options.map((value) => ({ value, label: words(`state.inactive.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={(one) => `${one.affiliate.id} ${one.warnedAt}`}
      linkOf={(one) => to.affiliates({ affiliate: one.affiliate.id })}
      empty={{ title: words('inactivity.nobody') }}
      onClear={filtered ? clear : null}
    />
  );
};
