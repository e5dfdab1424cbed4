import { Button, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { addWebhookEndpoint, listWebhookEndpoints } from '../../../../contracts/admin';
import type { WebhookEndpointRow } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import {
  DataTable,
  Empty,
  Loaded,
  Moment,
  PageFrame,
  Quiet,
  StateChip,
  to,
  useAct,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { EndpointFields, isWhole, NEW_ENDPOINT, toldOf } from './endpoint-fields';
import { EndpointPanel } from './endpoint-panel';
import { SecretDialog } from './secret-dialog';

const useColumns = (): Column<WebhookEndpointRow>[] => {
  const words = useWords();
  return [
    {
      key: 'url',
      label: words('hooks.url'),
      render: ({ url, description }) => (
        <>
          <bdi dir="ltr">{url}</bdi>
          {description ? (
            <div>
              <Quiet>{description}</Quiet>
            </div>
          ) : null}
        </>
      ),
    },
    { key: 'state', label: words('field.state'), render: ({ state }) => <StateChip of="endpoint" state={state} /> },
    { key: 'events', label: words('hooks.events'), figure: true, render: ({ events }) => events.length },
    {
      key: 'delivered',
      label: words('hooks.lastDelivered'),
      render: ({ deliveredAt }) => (deliveredAt ? <Moment at={deliveredAt} /> : <Quiet>{words('hooks.never')}</Quiet>),
    },
  ];
};

const AddEndpoint = ({ onClose, onSecret }: { readonly onClose: () => void; readonly onSecret: (secret: string) => void }) => {
  const words = useWords();
  const act = useAct(addWebhookEndpoint, ['adminOutgoingWebhooks']);
  const [draft, setDraft] = useState(NEW_ENDPOINT);
  const send = () =>
    act.mutate(
      { asked: { body: toldOf(draft) } },
      {
        onSuccess: ({ data }) => {
          onClose();
          onSecret(data.secret);
        },
      },
    );
  return (
    <FormDialog
      title={words('hooks.add')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('hooks.add'), ready: isWhole(draft), busy: act.isPending, act: send }}
    >
      <EndpointFields
        draft={draft}
        put={(change) => {
          act.reset();
          setDraft((before) => ({ ...before, ...change }));
        }}
      />
    </FormDialog>
  );
};

/** The systems that are told what happens in the store. */
export const OutgoingWebhooksPage = () => {
  const words = useWords();
  const mayManage = useMay('webhooks.manage');
  const query = useRead(listWebhookEndpoints, {}, { refreshMs: 15_000 });
  const linkOf = useRowLink('endpoint');
  const [open, close] = usePanel('endpoint');
  const columns = useColumns();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const shown = query.data?.data.find(({ id }) => id === open);
  const add = mayManage ? (
    <Button startIcon={<Plus />} onClick={() => setAdding(true)}>
      {words('hooks.add')}
    </Button>
  ) : null;
  return (
    <PageFrame
      title={words('hooks.title')}
      subtitle={words('hooks.subtitle')}
      permission="webhooks.read"
      action={add}
      controls={
        <LinkButton tag={Link} to={to.webhookDeliveries()} variant="tertiary" size="S">
          {words('deliveries.title')}
        </LinkButton>
      }
    >
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={words('hooks.none')} hint={words('hooks.noneHint')} action={add} />
          ) : (
            <DataTable
              caption={words('hooks.title')}
              rows={data}
              columns={columns}
              keyOf={({ id }) => id}
              linkOf={({ id }) => linkOf(id)}
            />
          )
        }
      </Loaded>
      {shown ? <EndpointPanel endpoint={shown} onClose={close} onSecret={setSecret} /> : null}
      {adding ? <AddEndpoint onClose={() => setAdding(false)} onSecret={setSecret} /> : null}
      {secret ? <SecretDialog secret={secret} onClose={() => setSecret(null)} /> : null}
    </PageFrame>
  );
};
