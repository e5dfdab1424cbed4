import { listAdminBonuses } from '../../../../contracts/admin';
import type { AdminBonusRow } from '../../../../contracts/admin';
import { bonusState } from '../../../../contracts/bonuses';
import { Choice, Controls, ListPage, Named, Quiet, StateChip, useList, usePanel, useRowLink, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { BonusPanel } from './bonus-panel';
import { useDelayText } from './delay-text';

const useColumns = (): Column<AdminBonusRow>[] => {
  const words = useWords();
  const delay = useDelayText();
  return [
    { key: 'title', label: words('bonuses.what'), render: (one) => <Named name={one.title} note={one.product.name} /> },
    { key: 'affiliate', label: words('creativeRequests.partner'), render: (one) => <Named name={one.affiliate} note={one.program} /> },
    { key: 'kind', label: words('bonuses.kind'), render: (one) => words(`bonuses.kind.${one.kind}`) },
    { key: 'delay', label: words('bonuses.when'), render: (one) => <Quiet>{delay(one.delayHours)}</Quiet> },
    { key: 'given', label: words('bonuses.given'), figure: true, render: (one) => one.given },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="bonus" state={one.state} /> },
  ];
};

/** What affiliates give to those who buy through them. */
export const BonusesPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('bonus');
  const [open, close] = usePanel('bonus');
  const query = useList(listAdminBonuses, { state: bonusState.safeParse(values.state).data });
  return (
    <ListPage
      title={words('bonuses.title')}
      subtitle={words('bonuses.subtitle')}
      permission="affiliates.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={bonusState.options.map((value) => ({ value, label: words(`state.bonus.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('bonuses.none'), hint: words('bonuses.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <BonusPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
