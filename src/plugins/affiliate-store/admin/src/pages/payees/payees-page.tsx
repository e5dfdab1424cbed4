import { listPayeeConfirmations } from '../../../../contracts/admin';
import { confirmationState } from '../../../../contracts/confirmations';
import { Choice, Controls, ListPage, useList, usePanel, useRowLink, useUrlState, useWords } from '../../shell/kit';
import { useConfirmationColumns } from '../confirmations/confirmation-columns';
import { PayeePanel } from './payee-panel';

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
      columns={useConfirmationColumns(words('payees.one'))}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      empty={{ title: words('payees.none'), hint: words('payees.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <PayeePanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
