import { Flex } from '@strapi/design-system';
import { styled } from 'styled-components';
import { approveRelayLetter, refuseRelayLetter } from '../../../../contracts/relay';
import type { AdminRelayLetter } from '../../../../contracts/relay';
import { ActButton } from '../../shell/act-button';
import { Facts, Moment, Section, Stack, StateChip, useMay, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';

const TOUCHES = ['adminRelay', 'adminOverview'];

const Said = styled.div`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

const Acts = ({ letter: { id } }: { readonly letter: AdminRelayLetter }) => {
  const words = useWords();
  return (
    <Flex gap={2} wrap="wrap">
      <ActButton
        endpoint={approveRelayLetter}
        asked={{ params: { id } }}
        touches={TOUCHES}
        label={words('relay.approve')}
        done={words('relay.approved')}
        confirm={words('relay.approveText')}
      />
      <ReasonButton
        endpoint={refuseRelayLetter}
        asked={(reason) => ({ params: { id }, body: { reason } })}
        touches={TOUCHES}
        label={words('relay.refuse')}
        title={words('relay.refuse')}
        text={words('relay.refuseText')}
        reasonLabel={words('relay.reason')}
        done={words('relay.refused')}
        danger
      />
    </Flex>
  );
};

/** One letter, to be read before it goes. */
export const LetterPanel = ({ letter, onClose }: { readonly letter: AdminRelayLetter; readonly onClose: () => void }) => {
  const words = useWords();
  const mayManage = useMay('relay.manage');
  return (
    <SidePanel title={letter.subject} onClose={onClose}>
      <Stack>
        <Facts
          facts={[
            [words('field.state'), <StateChip key="state" of="relay" state={letter.state} />],
            [words('relay.affiliate'), <bdi key="who">{letter.affiliate.name}</bdi>],
            [words('relay.kind'), words(`relay.kind.${letter.kind}`)],
            [words('relay.writtenAt'), <Moment key="at" at={letter.writtenAt} full />],
            [words('relay.sent'), letter.sent],
            [words('relay.reason'), letter.reason],
          ]}
        />
        <Section title={words('relay.text')}>
          <Said dir="auto">{letter.text}</Said>
        </Section>
        {letter.state === 'waiting' && mayManage ? <Acts letter={letter} /> : null}
      </Stack>
    </SidePanel>
  );
};
