import { Flex } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { grantTry, readWalk, revokeCertificate } from '../../../../contracts/admin';
import type { WalkDetail } from '../../../../contracts/admin';
import { Day, Facts, Loaded, Mono, Moment, Quiet, Section, Stack, StateChip, to, useMay, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';

type Step = WalkDetail['steps'][number];
const TOUCHES = ['adminWalks'] as const;

const Tries = ({ step }: { readonly step: Step }) => {
  const words = useWords();
  return (
    <>
      {step.tries.map((one) => (
        <div key={one.number}>
          <Quiet>
            {one.answeredAt === null
              ? words('paths.tryRunning', { number: one.number })
              : words(one.passed ? 'paths.tryPassed' : 'paths.tryFailed', {
                  number: one.number,
                  right: one.right ?? 0,
                  asked: one.asked,
                })}{' '}
            <Moment at={one.answeredAt ?? one.begunAt} />
          </Quiet>
        </div>
      ))}
    </>
  );
};

const StepLine = ({ walk, step }: { readonly walk: WalkDetail; readonly step: Step }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  return (
    <li>
      <bdi>{step.title === '' ? words(`paths.kind.${step.kind}`) : step.title}</bdi> <StateChip of="step" state={step.state} />{' '}
      {step.doneAt === null ? null : (
        <Quiet>
          <Day at={step.doneAt} />
        </Quiet>
      )}
      {step.signature ? (
        <div>
          <Quiet>
            {words('paths.signed', { name: step.signature.name })} <Moment at={step.signature.at} full />
          </Quiet>
          <Mono>{step.signature.hash}</Mono>
        </div>
      ) : null}
      <Tries step={step} />
      {step.stuck && mayManage ? (
        <ReasonButton
          endpoint={grantTry}
          asked={(reason) => ({ params: { id: walk.id }, body: { step: step.key, reason } })}
          touches={TOUCHES}
          label={words('paths.grant')}
          title={words('paths.grant')}
          text={words('paths.grantText')}
          reasonLabel={words('paths.reasonForThem')}
          done={words('paths.granted')}
        />
      ) : null}
    </li>
  );
};

const Paper = ({ walk, paper }: { readonly walk: WalkDetail; readonly paper: NonNullable<WalkDetail['paper']> }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  return (
    <Section title={words('paths.certificate')}>
      <Facts
        facts={[
          [
            words('paths.number'),
            <a key="page" href={paper.url} target="_blank" rel="noreferrer">
              <bdi>{paper.number}</bdi>
            </a>,
          ],
          [words('paths.issued'), <Day key="issued" at={paper.issuedAt} />],
          [words('paths.revokedAt'), paper.revokedAt === null ? null : <Day key="revoked" at={paper.revokedAt} />],
          [words('paths.revokedBecause'), paper.revokedBecause],
        ]}
      />
      {paper.revokedAt === null && mayManage ? (
        <ReasonButton
          danger
          variant="danger-light"
          endpoint={revokeCertificate}
          asked={(reason) => ({ params: { id: walk.id }, body: { reason } })}
          touches={TOUCHES}
          label={words('paths.revoke')}
          title={words('paths.revoke')}
          text={words('paths.revokeText')}
          reasonLabel={words('paths.reasonForThem')}
          done={words('paths.revoked')}
        />
      ) : null}
    </Section>
  );
};

/** One person's way in: what was read, signed and tried, and what may be done about it. */
export const WalkPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const query = useRead(readWalk, { params: { id } });
  return (
    <SidePanel title={query.data?.data.name ?? words('paths.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Flex gap={2} wrap="wrap">
              <StateChip of="walk" state={data.state} />
              <Quiet>{words('paths.version', { version: data.version })}</Quiet>
            </Flex>
            <Section title={words('paths.steps')}>
              <Stack as="ol">
                {data.steps.map((step) => (
                  <StepLine key={step.key} walk={data} step={step} />
                ))}
              </Stack>
            </Section>
            {data.paper ? <Paper walk={data} paper={data.paper} /> : null}
            <Link to={to.affiliates({ affiliate: data.id })}>{words('affiliates.one')}</Link>
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
