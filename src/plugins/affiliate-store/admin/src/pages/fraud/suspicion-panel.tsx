import { Flex } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { confirmSuspicion, readSuspicion, releaseSuspicion } from '../../../../contracts/admin';
import type { SuspicionDetail } from '../../../../contracts/admin';
import {
  Amount,
  DataTable,
  Facts,
  Loaded,
  Moment,
  OrderLink,
  Quiet,
  Section,
  Stack,
  StateChip,
  to,
  useMay,
  useRead,
  useWords,
} from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';

const TOUCHES = ['adminSuspicions', 'adminOverview', 'adminOrders', 'adminLedger'] as const;

/** Both ends of a suspicion, each with the words its partner reads. */
const Acts = ({ of }: { readonly of: SuspicionDetail }) => {
  const words = useWords();
  const params = { id: of.id };
  return (
    <Flex gap={2} wrap="wrap">
      <ReasonButton
        endpoint={releaseSuspicion}
        asked={(reason) => ({ params, body: { reason } })}
        touches={TOUCHES}
        label={words('fraud.release')}
        title={words('fraud.releaseTitle')}
        text={words('fraud.releaseText')}
        reasonLabel={words('fraud.reason')}
        done={words('fraud.released')}
      />
      <ReasonButton
        endpoint={confirmSuspicion}
        asked={(reason) => ({ params, body: { reason } })}
        touches={TOUCHES}
        label={words('fraud.confirm')}
        title={words('fraud.confirmTitle')}
        text={words(of.takesTwo && of.asked === null ? 'fraud.askText' : 'fraud.confirmText')}
        reasonLabel={words('fraud.reason')}
        done={words(of.takesTwo && of.asked === null ? 'fraud.asked' : 'fraud.confirmed')}
        variant="danger-light"
        danger
      />
    </Flex>
  );
};

const About = ({ of }: { readonly of: SuspicionDetail }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="suspicion" state={of.state} />],
        [
          words('fraud.affiliate'),
          <Link key="affiliate" to={to.affiliates({ search: of.affiliate.code })}>
            <bdi>{of.affiliate.name}</bdi>
          </Link>,
        ],
        [words('fraud.program'), of.program],
        [words('fraud.order'), <OrderLink key="order" number={of.orderNumber} />],
        [words('fraud.score'), String(of.score)],
        [words('fraud.since'), <Moment key="since" at={of.openedAt} full />],
        [words('fraud.decidedBy'), of.decidedBy],
        [words('fraud.decidedAt'), of.decidedAt === null ? null : <Moment key="decided" at={of.decidedAt} full />],
        [words('fraud.reason'), of.note],
        [words('fraud.askedBy'), of.asked === null ? null : words('fraud.askedWords', { who: of.asked.by, why: of.asked.note })],
      ]}
    />
  );
};

type Finding = SuspicionDetail['findings'][number];

/** What one rule went by, in words with the numbers in them; only staff reads it. */
const FindingLine = ({ finding: { rule, score, facts } }: { readonly finding: Finding }) => {
  const words = useWords();
  return (
    <li>
      {words(`fraud.rule.${rule}`)} <Quiet>{words('fraud.points', { count: score })}</Quiet>
      <div>
        <Quiet>{words(`fraud.found.${rule}`, facts)}</Quiet>
      </div>
    </li>
  );
};

type Share = SuspicionDetail['shares'][number];

const Shares = ({ shares }: { readonly shares: readonly Share[] }) => {
  const words = useWords();
  return (
    <DataTable
      caption={words('fraud.shares')}
      rows={shares}
      keyOf={(share) => share.commission}
      columns={[
        { key: 'party', label: words('fraud.earner'), render: (share) => <bdi>{share.party}</bdi> },
        { key: 'product', label: words('fraud.product'), render: (share) => <bdi>{share.product}</bdi> },
        { key: 'state', label: words('field.state'), render: (share) => <StateChip of="commission" state={share.state} /> },
        {
          key: 'amount',
          label: words('fraud.amount'),
          figure: true,
          render: (share) => <Amount value={share.amount} why={{ of: 'commission', id: share.commission }} />,
        },
      ]}
    />
  );
};

/** One suspicion: how it stands, what the rules found, what is held, and both ways to end it. */
export const SuspicionPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayDecide = useMay('fraud.decide');
  const query = useRead(readSuspicion, { params: { id } });
  return (
    <SidePanel title={query.data ? query.data.data.orderNumber : words('fraud.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <About of={data} />
            {data.state === 'open' && mayDecide ? <Acts of={data} /> : null}
            <Section title={words('fraud.findings')}>
              <Stack as="ul">
                {data.findings.map((finding) => (
                  <FindingLine key={finding.rule} finding={finding} />
                ))}
              </Stack>
            </Section>
            <Section title={words('fraud.shares')}>
              <Shares shares={data.shares} />
            </Section>
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
