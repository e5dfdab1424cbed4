import { styled } from 'styled-components';
import type { CaseEvidence } from '../../../../contracts/cases';
import { ExplanationSum } from '../../shell/explain-panel';
import { Amount, Amounts, Facts, Moment, Quiet, Section, Stack, StateChip, useCodeWords, useWords } from '../../shell/kit';

const Details = styled.details`
  > :not(summary) {
    margin-block-start: 12px;
  }
`;

const Receipt = ({ receipt }: { readonly receipt: NonNullable<CaseEvidence['receipt']> }) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <Details open>
      <summary>{words('cases.receipt')}</summary>
      <Stack>
        <div>
          <StateChip of="touch" state={receipt.referral.outcome} /> {say('reason', receipt.referral.reason, receipt.referral.reason)}
        </div>
        <ol>
          {receipt.touches.map((touch, index) => (
            <li key={index}>
              <StateChip of="touch" state={touch.verdict} />{' '}
              {touch.who === 'you' ? words('cases.themselves') : (touch.rival ?? words('cases.rival'))} · {words(`touch.${touch.kind}`)}{' '}
              <Quiet>
                <Moment at={touch.at} full />
              </Quiet>
            </li>
          ))}
        </ol>
      </Stack>
    </Details>
  );
};

const Lead = ({ of: { lead, version } }: { readonly of: NonNullable<CaseEvidence['lead']> }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('cases.evidenceLead'), <Moment key="at" at={lead.at} full />],
        [words('field.state'), <StateChip key="state" of="lead" state={lead.state} />],
        [words('leads.pays'), <Amount key="pays" value={lead.pays} />],
        [words('cases.reason'), lead.words ?? (lead.reason === null ? null : words(`leads.reason.${lead.reason}`))],
        [
          words('cases.suspicions'),
          lead.suspicions.length === 0 ? null : lead.suspicions.map((one) => words(`leads.suspicion.${one}`)).join(' · '),
        ],
        [words('cases.terms'), String(version)],
      ]}
    />
  );
};

/** What both sides go by, as it was when the case was opened; the partner sees exactly this. */
export const CaseEvidenceSection = ({ evidence }: { readonly evidence: CaseEvidence }) => {
  const words = useWords();
  const { receipt, commissions, block, lead, click } = evidence;
  const nothing = !receipt && !block && !lead && !click && commissions.length === 0;
  return (
    <Section title={words('cases.evidence')} aside={<Moment at={evidence.takenAt} full />}>
      <Stack>
        <Quiet>{words('cases.evidenceHelp')}</Quiet>
        {block ? (
          <Facts
            facts={[
              [words('cases.program'), block.program],
              [words('affiliates.blockCode'), words(`blockCode.${block.code}`)],
              [words('affiliates.blockReason'), block.reason],
              [words('cases.held'), block.held.length === 0 ? null : <Amounts key="held" values={block.held} />],
            ]}
          />
        ) : null}
        {receipt ? <Receipt receipt={receipt} /> : null}
        {lead ? <Lead of={lead} /> : null}
        {click ? (
          <Details open>
            <summary>
              {words('cases.evidenceClick')} <Moment at={click.click.at} full /> <bdi>{click.click.landing}</bdi>
            </summary>
            <ExplanationSum explanation={click.explanation} />
          </Details>
        ) : null}
        {commissions.map(({ commission, explanation }) => (
          <Details key={commission.id}>
            <summary>
              <bdi>{commission.product}</bdi> <StateChip of="commission" state={commission.state} />
            </summary>
            <ExplanationSum explanation={explanation} />
          </Details>
        ))}
        {nothing ? <Quiet>{words('cases.noEvidence')}</Quiet> : null}
      </Stack>
    </Section>
  );
};
