import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { listWebhooks, readJobCounts, readWebhook, retryWebhook, webhookState } from '../../../../contracts/admin';
import type { WebhookRow } from '../../../../contracts/admin';
import {
  Choice,
  Controls,
  CopyButton,
  DataTable,
  Empty,
  Facts,
  JsonText,
  Loaded,
  Moment,
  Mono,
  PageFrame,
  Pager,
  Quiet,
  RowActions,
  SearchBox,
  Stack,
  StateChip,
  useAct,
  useMay,
  usePlace,
  useRead,
  useRefusalWords,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';

const NAMES = ['search', 'state', 'event'] as const;
/** States that wait for someone, and may be tried again by hand. */
const WAITING: readonly string[] = ['dead', 'waiting_parent', 'retry'];

const RetryButton = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const retry = useAct(retryWebhook, ['adminJobs', 'adminOverview']);
  const run = () =>
    retry.mutate(
      { asked: { params: { id } } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('webhooks.retried') }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Button size="S" variant="secondary" loading={retry.isPending} onClick={run}>
      {words('jobs.retry')}
    </Button>
  );
};

/** What the provider sent, and what became of it. */
const EventPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayRun = useMay('jobs.run');
  const query = useRead(readWebhook, { params: { id } });
  return (
    <SidePanel title={query.data?.data.type ?? words('webhooks.event')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Facts
              facts={[
                [words('field.state'), <StateChip key="state" of="webhook" state={data.state} />],
                [words('webhooks.detail'), data.detail],
                [
                  words('webhooks.eventId'),
                  <span key="id">
                    <Mono>{data.eventId}</Mono> <CopyButton text={data.eventId} label={words('controls.copy')} />
                  </span>,
                ],
                [words('webhooks.object'), data.objectId ? <Mono key="object">{data.objectId}</Mono> : null],
                [
                  words('webhooks.source'),
                  data.source === 'webhook' ? words('webhooks.source.webhook') : words('webhooks.source.gap_filler'),
                ],
                [words('webhooks.created'), <Moment key="created" at={data.createdAt} full />],
                [words('webhooks.received'), <Moment key="received" at={data.receivedAt} full />],
                [words('webhooks.done'), data.doneAt ? <Moment key="done" at={data.doneAt} full /> : null],
                [words('jobs.attempts'), data.attempts],
              ]}
            />
            {mayRun && WAITING.includes(data.state) ? (
              <Flex>
                <RetryButton id={data.id} />
              </Flex>
            ) : null}
            <JsonText text={data.payload} label={words('webhooks.payload')} />
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};

const useColumns = (open: (id: string) => void): Column<WebhookRow>[] => {
  const words = useWords();
  const mayRun = useMay('jobs.run');
  return [
    {
      key: 'type',
      label: words('webhooks.type'),
      render: (event) => (
        <>
          <Mono>{event.type}</Mono>
          <div>
            <Quiet>
              <bdi>{event.eventId}</bdi>
            </Quiet>
          </div>
        </>
      ),
    },
    { key: 'state', label: words('field.state'), render: (event) => <StateChip of="webhook" state={event.state} /> },
    { key: 'detail', label: words('webhooks.detail'), render: (event) => event.detail ?? <Quiet>—</Quiet> },
    { key: 'attempts', label: words('jobs.attempts'), figure: true, render: (event) => event.attempts },
    { key: 'received', label: words('webhooks.received'), render: (event) => <Moment at={event.receivedAt} /> },
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: (event) => (
        <RowActions>
          <Button size="S" variant="ghost" onClick={() => open(event.id)}>
            {words('jobs.details')}
          </Button>
          {mayRun && WAITING.includes(event.state) ? <RetryButton id={event.id} /> : null}
        </RowActions>
      ),
    },
  ];
};

/** Every event of the payment provider, by what became of it. */
export const WebhooksPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const place = usePlace();
  const state = webhookState.safeParse(values.state).data;
  const columns = useColumns((event) => change({ event }));
  const counts = useRead(readJobCounts, {}, { refreshMs: 10_000 }).data?.data.webhooks;
  const query = useRead(
    listWebhooks,
    { query: { ...(state ? { state } : {}), search: values.search, ...(place.cursor ? { cursor: place.cursor } : {}), pageSize: 50 } },
    { refreshMs: 10_000 },
  );
  return (
    <PageFrame
      title={words('webhooks.title')}
      subtitle={words('webhooks.subtitle')}
      permission="jobs.read"
      controls={
        <Controls>
          <SearchBox value={values.search} label={words('webhooks.search')} onSearch={(search) => change({ search })} />
          <Choice
            label={words('field.state')}
            value={state}
            onChoose={(next) => change({ state: next })}
            options={webhookState.options.map((value) => ({
              value,
              label: `${words(`state.webhook.${value}`)}${counts ? ` (${counts[value]})` : ''}`,
            }))}
          />
        </Controls>
      }
    >
      <Loaded query={query}>
        {({ data, pagination }) =>
          data.length === 0 ? (
            filtered ? (
              <Empty
                title={words('empty.noMatch')}
                action={
                  <Button variant="secondary" onClick={clear}>
                    {words('controls.clearAll')}
                  </Button>
                }
              />
            ) : (
              <Empty title={words('webhooks.none')} hint={words('webhooks.noneHint')} />
            )
          ) : (
            <>
              <DataTable
                caption={words('webhooks.title')}
                rows={data}
                columns={columns}
                keyOf={(event) => event.id}
                busy={query.isPlaceholderData}
              />
              <Pager pagination={pagination} shown={data.length} />
            </>
          )
        }
      </Loaded>
      {values.event ? <EventPanel id={values.event} onClose={() => change({ event: undefined })} /> : null}
    </PageFrame>
  );
};
