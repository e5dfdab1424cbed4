import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { listWebhooks, readJobCounts, readWebhook, retryWebhook, webhookState } from '../../../../contracts/admin';
import type { WebhookRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import {
  Choice,
  Controls,
  CopyButton,
  Facts,
  JsonText,
  ListPage,
  Loaded,
  Moment,
  Mono,
  Quiet,
  SearchBox,
  Stack,
  StateChip,
  useList,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';

const NAMES = ['search', 'state'] as const;
/** States that wait for someone, and may be tried again by hand. */
const WAITING: readonly string[] = ['dead', 'waiting_parent', 'retry'];

/** Applies an event again. */
const RetryButton = ({ id }: { readonly id: string }) => {
  const words = useWords();
  return (
    <ActButton
      endpoint={retryWebhook}
      asked={{ params: { id } }}
      touches={['adminJobs', 'adminOverview']}
      label={words('jobs.retry')}
      done={words('webhooks.retried')}
    />
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

const useColumns = (): Column<WebhookRow>[] => {
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
    { key: 'detail', label: words('webhooks.detail'), render: (event) => event.detail },
    { key: 'attempts', label: words('jobs.attempts'), figure: true, render: (event) => event.attempts },
    { key: 'received', label: words('webhooks.received'), render: (event) => <Moment at={event.receivedAt} /> },
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: (event) => (mayRun && WAITING.includes(event.state) ? <RetryButton id={event.id} /> : null),
    },
  ];
};

const Filters = ({ values, change }: Pick<ReturnType<typeof useUrlState<typeof NAMES>>, 'values' | 'change'>) => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const counts = useRead(readJobCounts, {}, { refreshMs: 10_000 }).data?.data.webhooks;
  return (
    <Controls>
      <SearchBox value={values.search} label={words('webhooks.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={webhookState.options.map((value) => ({
          value,
          label: `${words(`state.webhook.${value}`)}${counts ? ` (${formatNumber(counts[value])})` : ''}`,
        }))}
      />
    </Controls>
  );
};

/** Every event of the payment provider, by what became of it. */
export const WebhooksPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const linkOf = useRowLink('event');
  const [open, close] = usePanel('event');
  const state = webhookState.safeParse(values.state).data;
  const query = useList(listWebhooks, { ...(state ? { state } : {}), search: values.search }, 10_000);
  return (
    <ListPage
      title={words('webhooks.title')}
      subtitle={words('webhooks.subtitle')}
      permission="jobs.read"
      controls={<Filters values={values} change={change} />}
      query={query}
      columns={useColumns()}
      keyOf={(event) => event.id}
      linkOf={(event) => linkOf(event.id)}
      empty={{ title: words('webhooks.none'), hint: words('webhooks.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <EventPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
