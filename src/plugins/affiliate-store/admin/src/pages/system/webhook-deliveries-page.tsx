import { Flex } from '@strapi/design-system';
import {
  deliveryState,
  listWebhookDeliveries,
  listWebhookEndpoints,
  readWebhookDelivery,
  resendWebhookDelivery,
} from '../../../../contracts/admin';
import type { WebhookDeliveryRow } from '../../../../contracts/admin';
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
  Stack,
  StateChip,
  to,
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

const NAMES = ['endpoint', 'state'] as const;

/** What was sent, and what came back. */
const DeliveryPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayManage = useMay('webhooks.manage');
  const query = useRead(readWebhookDelivery, { params: { id } }, { refreshMs: 10_000 });
  return (
    <SidePanel title={query.data?.data.type ?? words('deliveries.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Facts
              facts={[
                [words('field.state'), <StateChip key="state" of="delivery" state={data.state} />],
                [words('hooks.url'), <bdi key="url">{data.endpoint.url}</bdi>],
                [
                  words('webhooks.eventId'),
                  <span key="id">
                    <Mono>{data.eventId}</Mono> <CopyButton text={data.eventId} label={words('controls.copy')} />
                  </span>,
                ],
                [words('jobs.attempts'), data.attempts],
                [words('deliveries.answered'), data.answered],
                [words('webhooks.detail'), data.error],
                [words('deliveries.nextTry'), data.nextTryAt ? <Moment key="next" at={data.nextTryAt} full /> : null],
                [words('webhooks.created'), <Moment key="created" at={data.createdAt} full />],
                [words('deliveries.delivered'), data.deliveredAt ? <Moment key="delivered" at={data.deliveredAt} full /> : null],
              ]}
            />
            {mayManage ? (
              <Flex>
                <ActButton
                  endpoint={resendWebhookDelivery}
                  asked={{ params: { id } }}
                  touches={['adminOutgoingWebhooks']}
                  label={words('deliveries.resend')}
                  done={words('deliveries.resent')}
                />
              </Flex>
            ) : null}
            <JsonText text={data.payload} label={words('deliveries.payload')} />
            {data.answer ? <JsonText text={data.answer} label={words('deliveries.answer')} /> : null}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};

const useColumns = (): Column<WebhookDeliveryRow>[] => {
  const words = useWords();
  return [
    {
      key: 'type',
      label: words('webhooks.type'),
      render: ({ type, endpoint }) => (
        <>
          <Mono>{type}</Mono>
          <div>
            <Quiet>
              <bdi dir="ltr">{endpoint.url}</bdi>
            </Quiet>
          </div>
        </>
      ),
    },
    { key: 'state', label: words('field.state'), render: ({ state }) => <StateChip of="delivery" state={state} /> },
    { key: 'error', label: words('webhooks.detail'), render: ({ error }) => error },
    { key: 'attempts', label: words('jobs.attempts'), figure: true, render: ({ attempts }) => attempts },
    { key: 'created', label: words('webhooks.created'), render: ({ createdAt }) => <Moment at={createdAt} /> },
  ];
};

/** What was told to whom, and whether it arrived. */
export const WebhookDeliveriesPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const linkOf = useRowLink('delivery');
  const [open, close] = usePanel('delivery');
  const state = deliveryState.safeParse(values.state).data;
  const query = useList(listWebhookDeliveries, { ...(state ? { state } : {}), endpoint: values.endpoint }, 10_000);
  const endpoints = useRead(listWebhookEndpoints).data?.data ?? [];
  return (
    <ListPage
      title={words('deliveries.title')}
      subtitle={words('deliveries.subtitle')}
      permission="webhooks.read"
      up={{ label: words('hooks.title'), to: to.webhookEndpoints() }}
      controls={
        <Controls>
          <Choice
            label={words('hooks.url')}
            value={values.endpoint}
            onChoose={(endpoint) => change({ endpoint })}
            options={endpoints.map(({ id, url, description }) => ({ value: id, label: description || url }))}
          />
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(chosen) => change({ state: chosen })}
            options={deliveryState.options.map((value) => ({ value, label: words(`state.delivery.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('deliveries.none'), hint: words('deliveries.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <DeliveryPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
