import { readDispute } from '../../../../contracts/admin';
import type { DisputeDetail } from '../../../../contracts/admin';
import { Amount, Facts, Loaded, Moment, Mono, OrderLink, Stack, StateChip, useCodeWords, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { Timeline } from '../../shell/timeline';
import { JournalList } from '../orders/journal-list';
import { DisputeEvidenceSection } from './dispute-evidence';
import { TimeLeft } from './time-left';

const About = ({ of }: { readonly of: DisputeDetail }) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="dispute" state={of.state} />],
        [
          words('disputes.amount'),
          <Amount key="amount" value={of.amount} why={{ of: 'order_sum', id: of.orderNumber, part: 'disputed' }} />,
        ],
        [words('disputes.reason'), say('disputeReason', of.reason, of.reason.replaceAll('_', ' '))],
        [words('field.order'), <OrderLink key="order" number={of.orderNumber} />],
        [words('disputes.due'), of.waiting && of.evidenceDueAt ? <TimeLeft key="due" until={of.evidenceDueAt} /> : null],
        [words('disputes.opened'), <Moment key="opened" at={of.openedAt} full />],
        [words('disputes.closed'), of.closedAt === null ? null : <Moment key="closed" at={of.closedAt} full />],
        [words('disputes.providerId'), <Mono key="id">{of.id}</Mono>],
      ]}
    />
  );
};

/** One dispute: how it stands, what it froze and took, and everything that happened to it. */
export const DisputePanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const query = useRead(readDispute, { params: { id } });
  const number = query.data?.data.orderNumber;
  return (
    <SidePanel title={number ? words('disputes.one', { number }) : words('disputes.title')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <About of={data} />
            <DisputeEvidenceSection of={data} />
            <Timeline subject={`order:${data.orderNumber}`} events={data.timeline} money={data.amount} />
            <JournalList journals={data.journals} title={words('disputes.froze')} />
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
