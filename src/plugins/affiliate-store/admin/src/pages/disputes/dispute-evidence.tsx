import { Field, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { answerDispute } from '../../../../contracts/admin';
import type { DisputeDetail, DisputeEvidence } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Moment, Quiet, Section, Stack, StateChip, useMay, useWords } from '../../shell/kit';
import { DisputeFiles } from './dispute-files';

const PARTS = ['product', 'access', 'terms', 'explanation'] as const;

const Written = ({ evidence }: { readonly evidence: DisputeEvidence }) => {
  const words = useWords();
  return (
    <>
      {PARTS.filter((part) => evidence[part].trim() !== '').map((part) => (
        <div key={part}>
          <strong>{words(`disputes.evidence.${part}`)}</strong>
          <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">
            {evidence[part]}
          </p>
        </div>
      ))}
    </>
  );
};

const Write = ({ id, proposal }: { readonly id: string; readonly proposal: DisputeEvidence }) => {
  const words = useWords();
  const [texts, setTexts] = useState(proposal);
  return (
    <Stack>
      <Quiet>{words('disputes.evidence.hint')}</Quiet>
      {PARTS.map((part) => (
        <Field.Root key={part} name={part} hint={words(`disputes.evidence.${part}Hint`)}>
          <Field.Label>{words(`disputes.evidence.${part}`)}</Field.Label>
          <Textarea
            value={texts[part]}
            rows={part === 'terms' ? 3 : 6}
            onChange={({ target }: { target: { value: string } }) => setTexts({ ...texts, [part]: target.value })}
          />
          <Field.Hint />
        </Field.Root>
      ))}
      <div>
        <ActButton
          endpoint={answerDispute}
          asked={{ params: { id }, body: texts }}
          touches={['adminDisputes', 'adminOrders', 'adminOverview']}
          label={words('disputes.evidence.send')}
          done={words('disputes.evidence.onItsWay')}
          confirm={words('disputes.evidence.confirm')}
          variant="default"
        />
      </div>
    </Stack>
  );
};

/** What the bank is told: written and handed in while it waits, read afterwards exactly as it was sent. */
export const DisputeEvidenceSection = ({ of }: { readonly of: DisputeDetail }) => {
  const words = useWords();
  const mayAnswer = useMay('disputes.answer');
  const { answer, proposal } = of;
  if (!answer && (!proposal || !mayAnswer)) return null;
  return (
    <Section title={words('disputes.evidence.title')}>
      {answer ? (
        <Stack>
          <div>
            <StateChip of="evidence" state={answer.state} /> <bdi>{answer.by}</bdi>{' '}
            <Quiet>
              <Moment at={answer.sentAt ?? answer.at} full />
            </Quiet>
            {answer.problem ? <p>{answer.problem}</p> : null}
          </div>
          <Written evidence={answer.evidence} />
        </Stack>
      ) : null}
      {mayAnswer ? <DisputeFiles of={of} /> : null}
      {proposal && mayAnswer ? <Write key={of.id} id={of.id} proposal={proposal} /> : null}
    </Section>
  );
};
