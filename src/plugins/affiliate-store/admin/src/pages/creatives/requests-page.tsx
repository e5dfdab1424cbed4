import { listAdminCreativeRequests } from '../../../../contracts/admin';
import type { AdminCreativeRequestRow } from '../../../../contracts/admin';
import { creativeRequestState } from '../../../../contracts/creatives';
import { Choice, Controls, ListPage, Named, Quiet, StateChip, useList, usePanel, useRowLink, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { sizeText } from './creative-panel';
import { RequestPanel } from './request-panel';

const useColumns = (): Column<AdminCreativeRequestRow>[] => {
  const words = useWords();
  return [
    { key: 'partner', label: words('creativeRequests.partner'), render: (one) => <Named name={one.partner.name} note={one.program} /> },
    { key: 'purpose', label: words('creativeRequests.purpose'), render: (one) => <bdi>{one.purpose}</bdi> },
    { key: 'size', label: words('creatives.size'), render: (one) => sizeText(one) ?? <Quiet>{words('creativeRequests.anySize')}</Quiet> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="creativeRequest" state={one.state} /> },
    {
      key: 'age',
      label: words('creativeRequests.age'),
      render: (one) => <Quiet>{words('creativeRequests.days', { count: one.ageDays })}</Quiet>,
    },
  ];
};

/** What affiliates asked the shop to make for them. */
export const CreativeRequestsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('request');
  const [open, close] = usePanel('request');
  const query = useList(listAdminCreativeRequests, { state: creativeRequestState.safeParse(values.state).data });
  return (
    <ListPage
      title={words('creativeRequests.title')}
      subtitle={words('creativeRequests.subtitle')}
      permission="creatives.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={creativeRequestState.options.map((value) => ({ value, label: words(`state.creativeRequest.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('creativeRequests.none'), hint: words('creativeRequests.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <RequestPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
