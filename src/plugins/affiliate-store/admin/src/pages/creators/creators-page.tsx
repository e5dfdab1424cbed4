import { listConfirmations } from '../../../../contracts/admin';
import type { ConfirmationRow } from '../../../../contracts/admin';
import { confirmationState } from '../../../../contracts/confirmations';
import { Choice, Controls, ListPage, useList, usePanel, useRowLink, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { useConfirmationColumns } from '../confirmations/confirmation-columns';
import { CreatorPanel } from './creator-panel';

const useColumns = (): Column<ConfirmationRow>[] => {
  const words = useWords();
  return [
    ...useConfirmationColumns(words('creators.one')),
    { key: 'sells', label: words('creators.sells'), render: (one) => words(one.sells ? 'creators.sellsYes' : 'creators.sellsNo') },
    { key: 'paid', label: words('creators.paid'), render: (one) => words(one.paid ? 'creators.paidYes' : 'creators.paidNo') },
  ];
};

/** Everybody who sells, and whether the shop has confirmed who they are. */
export const CreatorsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('creator');
  const [open, close] = usePanel('creator');
  const query = useList(listConfirmations, { state: confirmationState.safeParse(values.state).data });
  return (
    <ListPage
      title={words('creators.title')}
      subtitle={words('creators.subtitle')}
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
      empty={{ title: words('creators.none'), hint: words('creators.noneHelp') }}
      onClear={filtered ? clear : null}
    >
      {open ? <CreatorPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
