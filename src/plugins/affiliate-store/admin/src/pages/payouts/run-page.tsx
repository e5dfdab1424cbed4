import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { approvePayoutRun, cancelPayoutRun, downloadBatchFile, readPayoutRun } from '../../../../contracts/admin-payouts';
import type { PayoutRunView } from '../../../../contracts/admin-payouts';
import { ask } from '../../shell/api';
import type { StoreError } from '../../shell/api';
import { Confirm } from '../../shell/confirm';
import { ExportButton } from '../../shell/export-button';
import {
  Amount,
  Facts,
  Loaded,
  Moment,
  PageFrame,
  Section,
  Stack,
  StateChip,
  to,
  TwoColumns,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { PayoutTable } from './payout-table';

/** Tells the outcome of an act in a line that goes by itself. */
const useTelling = () => {
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  return {
    done: (message: string) => () => toggleNotification({ type: 'success', message }),
    refused: (error: StoreError) => toggleNotification({ type: 'danger', message: refusal(error) }),
  };
};

/** What waits for a second person: they may let it go, and whoever prepares runs may call it off. */
const Deciding = ({ run }: { readonly run: PayoutRunView }) => {
  const words = useWords();
  const { done, refused } = useTelling();
  const mayApprove = useMay('payouts.second-approve');
  const mayPrepare = useMay('payouts.prepare');
  const approve = useAct(approvePayoutRun, ['adminPayouts']);
  const cancel = useAct(cancelPayoutRun, ['adminPayouts']);
  return (
    <Notice tone="warning" title={words('runs.waits')}>
      <p>{words(run.approvable && mayApprove ? 'runs.waitsForYou' : 'runs.waitsForOther')}</p>
      <Flex gap={2} paddingTop={3}>
        {run.approvable && mayApprove ? (
          <Confirm
            title={words('runs.approve')}
            text={words('runs.approveConfirm')}
            confirm={words('runs.approve')}
            onConfirm={() =>
              approve.mutate({ asked: { params: { id: run.id } } }, { onSuccess: done(words('runs.approved')), onError: refused })
            }
          >
            <Button loading={approve.isPending}>{words('runs.approve')}</Button>
          </Confirm>
        ) : null}
        {mayPrepare ? (
          <Confirm
            danger
            title={words('runs.cancel')}
            text={words('runs.cancelConfirm')}
            confirm={words('runs.cancel')}
            onConfirm={() =>
              cancel.mutate(
                { asked: { params: { id: run.id }, body: { reason: words('runs.cancelReason') } } },
                { onSuccess: done(words('runs.cancelled')), onError: refused },
              )
            }
          >
            <Button variant="danger-light" loading={cancel.isPending}>
              {words('runs.cancel')}
            </Button>
          </Confirm>
        ) : null}
      </Flex>
    </Notice>
  );
};

const Progress = ({ run }: { readonly run: PayoutRunView }) => {
  const words = useWords();
  return (
    <Section title={words('runs.progress')}>
      <Facts facts={run.progress.map(({ state, count }) => [words(`state.payout.${state}`), String(count)])} />
    </Section>
  );
};

/** One run: its numbers, its file, and every payout in it. */
export const RunPage = () => {
  const words = useWords();
  const { id = '' } = useParams();
  const mayExport = useMay('payouts.export');
  const query = useRead(readPayoutRun, { params: { id } }, { refreshMs: 5_000 });
  const run = query.data?.data;
  return (
    <PageFrame
      title={words('runs.one')}
      subtitle={id}
      permission="payouts.read"
      up={{ label: words('runs.title'), to: to.payoutRuns() }}
      action={
        run?.fileName && mayExport ? (
          <ExportButton label={words('runs.download')} read={() => ask(downloadBatchFile, { params: { id: run.id } })} />
        ) : null
      }
    >
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            {data.state === 'awaiting_approval' ? <Deciding run={data} /> : null}
            {data.state === 'sent' && data.fileName ? (
              <Notice tone="neutral" title={words('runs.sent')}>
                {words('runs.sentHelp')}
              </Notice>
            ) : null}
            {data.state === 'sent' && data.method === 'stripe' ? (
              <Notice tone="neutral" title={words('runs.transfers')}>
                {words('runs.transfersHelp')}
              </Notice>
            ) : null}
            <TwoColumns>
              <div>
                <PayoutTable rows={data.payouts} caption={words('runs.inIt')} />
              </div>
              <div>
                <Section title={words('runs.one')}>
                  <Facts
                    facts={[
                      [words('field.state'), <StateChip key="state" of="payoutRun" state={data.state} />],
                      [words('payouts.method'), words(`payouts.method.${data.method}`)],
                      [words('runs.total'), <Amount key="total" value={data.total} why={{ of: 'payout_run', id: data.id }} />],
                      [words('runs.payees'), String(data.payees)],
                      [words('runs.cutOff'), <Moment key="cut" at={data.cutOffAt} full />],
                      [words('runs.preparedBy'), data.preparedBy],
                      [words('runs.decidedBy'), data.decidedBy],
                      [words('payouts.reason'), data.reason],
                    ]}
                  />
                </Section>
                <Progress run={data} />
              </div>
            </TwoColumns>
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
};
