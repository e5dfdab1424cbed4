import { Button, Flex, ProgressBar } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { exportLedger, readLedgerProof, startLedgerProof } from '../../../../contracts/admin';
import type { ProofFinding, ProofView } from '../../../../contracts/admin';
import {
  CopyButton,
  Facts,
  Loaded,
  Mono,
  Moment,
  Quiet,
  Section,
  Stack,
  WithButton,
  to,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import { ask } from '../../shell/api';
import { ExportButton } from '../../shell/export-button';
import { Notice } from '../../shell/notice';

const placeOf = ({ journalId, orderNumber }: ProofFinding): string | null => {
  if (orderNumber) return to.order(orderNumber);
  return journalId ? to.journal(journalId) : null;
};

const FindingLine = ({ finding }: { readonly finding: ProofFinding }) => {
  const words = useWords();
  const place = placeOf(finding);
  return (
    <li>
      {finding.text} {place ? <Link to={place}>{words('proof.look')}</Link> : null}
      <div>
        <Quiet>{words('books.expectedFound', { expected: finding.expected ?? '—', found: finding.found ?? '—' })}</Quiet>
      </div>
    </li>
  );
};

/** How a proof went, or how far it is. */
const Outcome = ({ proof }: { readonly proof: ProofView }) => {
  const words = useWords();
  const { done, total } = proof.progress;
  if (proof.state === 'running')
    return (
      <div role="status">
        <ProgressBar value={total === 0 ? 0 : (done * 100) / total} aria-label={words('proof.title')} />
        <Quiet>{words('proof.progress', { done, total })}</Quiet>
      </div>
    );
  if (proof.state === 'never') return <Quiet>{words('proof.never')}</Quiet>;
  if (proof.state === 'failed' || proof.state === 'stopped') return <Notice tone="danger" title={words('proof.failed')} />;
  const looked = Object.values(proof.looked)[proof.kind === 'seal' ? 1 : 0] ?? 0;
  return (
    <>
      <p>
        {proof.offending === 0
          ? words(proof.kind === 'seal' ? 'proof.sealHolds' : 'proof.replayHolds', { count: looked })
          : words('proof.found', { count: proof.offending })}{' '}
        <Quiet>
          <Moment at={proof.finishedAt} />
        </Quiet>
      </p>
      {proof.findings.length > 0 ? (
        <Notice tone="danger" title={words('proof.found', { count: proof.offending })}>
          <ul>
            {proof.findings.map((finding, index) => (
              <FindingLine key={index} finding={finding} />
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
};

const ProofRow = ({ proof, mayRun }: { readonly proof: ProofView; readonly mayRun: boolean }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const start = useAct(startLedgerProof, ['adminProof']);
  const run = () =>
    start.mutate(
      { asked: { params: { kind: proof.kind } } },
      { onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }) },
    );
  return (
    <div>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <h3>{words(proof.kind === 'seal' ? 'proof.seal' : 'proof.replay')}</h3>
        {mayRun ? (
          <Button size="S" variant="secondary" loading={start.isPending} disabled={proof.state === 'running'} onClick={run}>
            {words(proof.kind === 'seal' ? 'proof.runSeal' : 'proof.runReplay')}
          </Button>
        ) : null}
      </Flex>
      <Outcome proof={proof} />
    </div>
  );
};

/** The sealed ledger: where its chain ends, and whether it and the stored events still say the same. */
export const ProofSection = () => {
  const words = useWords();
  const mayRun = useMay('books.run');
  const mayExport = useMay('ledger.export');
  const first = useRead(readLedgerProof, {});
  const running = first.data?.data.proofs.some((proof) => proof.state === 'running') ?? false;
  // Asked again by the second while something runs, and when somebody has just started it.
  const query = useRead(readLedgerProof, {}, { refreshMs: running ? 1_000 : 5_000 });
  return (
    <Section
      title={words('proof.title')}
      aside={
        mayExport ? (
          <ExportButton
            size="S"
            variant="tertiary"
            label={words('proof.export')}
            mediaType="application/jsonl"
            read={() => ask(exportLedger)}
          />
        ) : null
      }
    >
      <Loaded query={query}>
        {({ data: { head, unsealed, proofs } }) => (
          <Stack>
            <Facts
              facts={[
                [
                  words('proof.head'),
                  head ? (
                    <WithButton>
                      <Mono>{head.hash}</Mono>
                      <CopyButton text={head.hash} label={words('proof.head')} />
                    </WithButton>
                  ) : (
                    words('proof.nothingSealed')
                  ),
                ],
                [words('proof.block'), head ? String(head.block) : null],
                [words('proof.sealedAt'), head ? <Moment at={head.sealedAt} /> : null],
                [words('proof.unsealed'), String(unsealed)],
              ]}
            />
            {proofs.map((proof) => (
              <ProofRow key={proof.kind} proof={proof} mayRun={mayRun} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
