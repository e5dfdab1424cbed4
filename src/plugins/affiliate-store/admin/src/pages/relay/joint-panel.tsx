import { Link } from 'react-router-dom';
import { endAdminJoint, listAdminJointViews } from '../../../../contracts/joint';
import type { JointCampaignView } from '../../../../contracts/joint';
import { Facts, Loaded, Moment, Quiet, Section, Stack, StateChip, to, useMay, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';

/** Who looked at what of which order; the newest twenty-five, all of them are in the studio of the producer. */
const Looks = ({ campaign }: { readonly campaign: string }) => {
  const words = useWords();
  const query = useRead(listAdminJointViews, { params: { id: campaign }, query: {} });
  return (
    <Section title={words('joint.log')}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Quiet>{words('joint.noLooks')}</Quiet>
          ) : (
            <ul>
              {data.map((look) => (
                <li key={`${look.at} ${look.orderNumber}`}>
                  <Moment at={look.at} full /> · <bdi>{look.who}</bdi> · <Link to={to.order(look.orderNumber)}>{look.orderNumber}</Link> ·{' '}
                  {look.fields.map((field) => words(`joint.field.${field}`)).join(', ')}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
};

/** One campaign with the log of every look. */
export const JointPanel = ({ campaign, onClose }: { readonly campaign: JointCampaignView; readonly onClose: () => void }) => {
  const words = useWords();
  const mayManage = useMay('joint.manage');
  const isUnderWay = campaign.state === 'proposed' || campaign.state === 'active';
  return (
    <SidePanel title={campaign.name} onClose={onClose}>
      <Stack>
        <Facts
          facts={[
            [words('field.state'), <StateChip key="state" of="joint" state={campaign.state} />],
            [words('joint.producer'), <bdi key="producer">{campaign.producer}</bdi>],
            [words('joint.affiliate'), <bdi key="affiliate">{`${campaign.affiliate} (${campaign.code})`}</bdi>],
            [words('joint.purpose'), <bdi key="purpose">{campaign.purpose}</bdi>],
            [words('joint.fields'), campaign.fields.map((field) => words(`joint.field.${field}`)).join(', ')],
            [words('joint.consents'), campaign.consents],
          ]}
        />
        {isUnderWay && mayManage ? (
          <ReasonButton
            endpoint={endAdminJoint}
            asked={(reason) => ({ params: { id: campaign.id }, body: { reason } })}
            touches={['adminJoint']}
            label={words('joint.end')}
            title={words('joint.end')}
            text={words('joint.endText')}
            reasonLabel={words('joint.reason')}
            done={words('joint.done')}
            danger
          />
        ) : null}
        <Looks campaign={campaign.id} />
      </Stack>
    </SidePanel>
  );
};
