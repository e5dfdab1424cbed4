import { jointState, listAdminJoint } from '../../../../contracts/joint';
import type { JointCampaignView } from '../../../../contracts/joint';
import {
  Choice,
  Controls,
  ListPage,
  Moment,
  Named,
  StateChip,
  useList,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { JointPanel } from './joint-panel';

const useColumns = (): Column<JointCampaignView>[] => {
  const words = useWords();
  return [
    { key: 'name', label: words('joint.name'), render: (one) => <bdi>{one.name}</bdi> },
    { key: 'producer', label: words('joint.producer'), render: (one) => <bdi>{one.producer}</bdi> },
    { key: 'affiliate', label: words('joint.affiliate'), render: (one) => <Named name={one.affiliate} note={one.program} /> },
    { key: 'fields', label: words('joint.fields'), render: (one) => one.fields.map((field) => words(`joint.field.${field}`)).join(', ') },
    { key: 'consents', label: words('joint.consents'), render: (one) => one.consents },
    { key: 'views', label: words('joint.looks'), render: (one) => one.views },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="joint" state={one.state} /> },
    { key: 'declaredAt', label: words('joint.declaredAt'), render: (one) => <Moment at={one.declaredAt} /> },
  ];
};

/** What producers and affiliates do together, and what of buyers is shown for it. */
export const JointPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('campaign');
  const [open, close] = usePanel('campaign');
  const query = useList(listAdminJoint, { state: jointState.safeParse(values.state).data });
  const campaign = query.data?.data.find(({ id }) => id === open);
  return (
    <ListPage
      title={words('joint.title')}
      subtitle={words('joint.subtitle')}
      permission="joint.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={jointState.options.map((value) => ({ value, label: words(`state.joint.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('joint.none'), hint: words('joint.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {campaign ? <JointPanel campaign={campaign} onClose={close} /> : null}
    </ListPage>
  );
};
