import { Flex } from '@strapi/design-system';
import { bookFinding, explainFinding } from '../../../../contracts/admin';
import type { FindingView } from '../../../../contracts/admin';
import { Amount, CopyButton, Facts, Moment, OrderLink, Quiet, Stack, StateChip, useCodeWords, useMay, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';

const TOUCHES = ['adminReconciliation', 'adminOverview', 'adminLedger'] as const;

const Copyable = ({ text }: { readonly text: string }) => {
  const words = useWords();
  return (
    <span>
      <bdi>{text}</bdi> <CopyButton text={text} label={words('controls.copy')} />
    </span>
  );
};

/** What can be done: book it, where that makes both sides agree, or explain it. */
const Acts = ({ finding }: { readonly finding: FindingView }) => {
  const words = useWords();
  const say = useCodeWords();
  const { id, advice, balanceTransaction } = finding;
  return (
    <Flex gap={2} wrap="wrap">
      {advice.startsWith('BOOK_') ? (
        <ReasonButton
          endpoint={bookFinding}
          asked={(reason) => ({ params: { id }, body: { reason } })}
          touches={TOUCHES}
          label={words('reconciliation.book')}
          title={words('reconciliation.bookTitle', { id: balanceTransaction })}
          text={say('booking', advice, advice)}
          reasonLabel={words('reconciliation.reason')}
          done={words('reconciliation.bookedDone')}
          variant="default"
        />
      ) : null}
      <ReasonButton
        endpoint={explainFinding}
        asked={(reason) => ({ params: { id }, body: { reason } })}
        touches={TOUCHES}
        label={words('reconciliation.explain')}
        title={words('reconciliation.explainTitle', { id: balanceTransaction })}
        text={words('reconciliation.explainText')}
        reasonLabel={words('reconciliation.reason')}
        done={words('reconciliation.explainedDone')}
      />
    </Flex>
  );
};

/** One difference: both sides, what it means and what to do. */
export const FindingPanel = ({ finding, onClose }: { readonly finding: FindingView; readonly onClose: () => void }) => {
  const words = useWords();
  const say = useCodeWords();
  const maySettle = useMay('reconciliation.settle');
  const { provider, books, settledAt, settlement } = finding;
  const unknown = <Quiet>{words('reconciliation.unknownThere')}</Quiet>;
  return (
    <SidePanel title={words('reconciliation.one')} onClose={onClose}>
      <Stack>
        <p>{say('state.finding', `${finding.problem}.means`, '')}</p>
        <Facts
          facts={[
            [words('reconciliation.what'), <Copyable key="id" text={finding.balanceTransaction} />],
            [words('reconciliation.kind'), finding.kind.replaceAll('_', ' ')],
            [words('reconciliation.about'), finding.sourceId ? <Copyable key="source" text={finding.sourceId} /> : null],
            [words('field.order'), finding.orderNumber ? <OrderLink key="order" number={finding.orderNumber} /> : null],
            [
              words('reconciliation.atProvider'),
              provider ? (
                <Amount key="provider" value={provider} why={{ of: 'finding', id: String(finding.id), part: 'provider' }} />
              ) : (
                unknown
              ),
            ],
            [
              words('reconciliation.inBooks'),
              books ? <Amount key="books" value={books} why={{ of: 'finding', id: String(finding.id), part: 'books' }} /> : unknown,
            ],
            [words('reconciliation.at'), <Moment key="at" at={finding.at} full />],
            [words('reconciliation.firstSeen'), <Moment key="seen" at={finding.firstSeenAt} full />],
            [words('field.state'), settlement ? <StateChip key="state" of="settlement" state={settlement} /> : null],
            [words('reconciliation.settledAt'), settledAt ? <Moment key="settled" at={settledAt} full /> : null],
            [words('reconciliation.by'), finding.settledBy ? <bdi key="by">{finding.settledBy}</bdi> : null],
            [words('reconciliation.reason'), finding.reason],
          ]}
        />
        {settlement === null ? <p>{say('advice', `${finding.advice}.long`, '')}</p> : null}
        {settlement === null && maySettle ? <Acts finding={finding} /> : null}
      </Stack>
    </SidePanel>
  );
};
