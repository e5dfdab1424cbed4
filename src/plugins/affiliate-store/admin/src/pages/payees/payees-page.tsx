import { listPayeeConfirmations } from '../../../../contracts/admin';
import type { PayeeConfirmationRow } from '../../../../contracts/admin';
import { confirmationState } from '../../../../contracts/confirmations';
import {
  Choice,
  Controls,
  Day,
  Email,
  ListPage,
  Moment,
  Quiet,
  StateChip,
  useList,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { PayeePanel } from './payee-panel';

const useColumns = (): Column<PayeeConfirmationRow>[] => {
  const words = useWords();
  return [
    {
      key: 'name',
      label: words('payees.one'),
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
      render: (one) =>
        one.dueOn === null ? null : (
          <>
            <Day at={one.dueOn} /> {one.overdue ? <strong>{words('creators.overdue')}</strong> : null}
          </>
        ),
    },
    {
      key: 'handedIn',
      label: words('creators.handedIn'),
      render: (one) => (one.handedInAt === null ? null : <Moment at={one.handedInAt} />),
    },
  ];
};

/** Everybody who is paid and sells nothing, of whom the shop knows who they are or was told so. */
export const PayeesPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('payee');
  const [open, close] = usePanel('payee');
  const query = useList(listPayeeConfirmations, { state: confirmationState.safeParse(values.state).data });
  return (
    <ListPage
      title={words('payees.title')}
      subtitle={words('payees.subtitle')}
      permission="confirmations.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={confirmationState.options.map((value) => ({ value, label: words(`state.confirmation.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      empty={{ title: words('payees.none'), hint: words('payees.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <PayeePanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
