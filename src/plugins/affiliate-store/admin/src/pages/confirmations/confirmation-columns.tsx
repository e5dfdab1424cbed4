import type { PayeeConfirmationRow } from '../../../../contracts/admin';
import { Email, Moment, Quiet, StateChip, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Due } from './confirmation-facts';

type Row = Pick<PayeeConfirmationRow, 'name' | 'email' | 'state' | 'dueOn' | 'overdue' | 'handedInAt'>;

/** What a list says of everybody whose data the shop looks at; `who` is what they are called. */
export const useConfirmationColumns = (who: string): Column<Row>[] => {
  const words = useWords();
  return [
    {
      key: 'name',
      label: who,
      render: (one) => (
        <>
          <bdi>{one.name}</bdi>
          <div>
            <Quiet>
              <Email address={one.email} />
            </Quiet>
          </div>
        </>
      ),
    },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="confirmation" state={one.state} /> },
    {
      key: 'due',
      label: words('creators.due'),
      render: (one) => <Due dueOn={one.dueOn} overdue={one.overdue} />,
    },
    {
      key: 'handedIn',
      label: words('creators.handedIn'),
      render: (one) => (one.handedInAt === null ? null : <Moment at={one.handedInAt} />),
    },
  ];
};
