import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { changeWebhookEndpoint, removeWebhookEndpoint, rotateWebhookSecret, testWebhookEndpoint } from '../../../../contracts/admin';
import type { WebhookEndpointRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Confirm } from '../../shell/confirm';
import { Facts, Moment, RowActions, Section, Stack, StateChip, to, useAct, useMay, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { SidePanel } from '../../shell/side-panel';
import { draftOf, EndpointFields, isWhole, toldOf } from './endpoint-fields';

const TOUCHES = ['adminOutgoingWebhooks', 'adminOverview'];

interface Props {
  readonly endpoint: WebhookEndpointRow;
  readonly onClose: () => void;
  readonly onSecret: (secret: string) => void;
}

const About = ({ endpoint }: Pick<Props, 'endpoint'>) => {
  const words = useWords();
  const { state, disabledBecause, deliveredAt, createdAt, formerSecretUntil } = endpoint;
  return (
    <Stack>
      <Facts
        facts={[
          [words('field.state'), <StateChip key="state" of="endpoint" state={state} />],
          [words('hooks.because'), disabledBecause ? words(`hooks.because.${disabledBecause}`) : null],
          [words('hooks.lastDelivered'), deliveredAt ? <Moment key="delivered" at={deliveredAt} full /> : words('hooks.never')],
          [words('hooks.added'), <Moment key="added" at={createdAt} full />],
          [words('hooks.formerUntil'), formerSecretUntil ? <Moment key="former" at={formerSecretUntil} full /> : null],
        ]}
      />
      <Link to={to.webhookDeliveries({ endpoint: endpoint.id })}>{words('hooks.deliveriesOf')}</Link>
    </Stack>
  );
};

/** Tries the endpoint, gives it a new secret, or forgets it. */
const Acts = ({ endpoint, onClose, onSecret }: Props) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const [rotate, remove] = [useAct(rotateWebhookSecret, TOUCHES), useAct(removeWebhookEndpoint, TOUCHES)];
  const asked = { params: { id: endpoint.id } };
  const onError = (error: Parameters<typeof refusal>[0]) => toggleNotification({ type: 'danger', message: refusal(error) });
  return (
    <RowActions>
      {endpoint.state === 'active' ? (
        <ActButton
          endpoint={testWebhookEndpoint}
          asked={asked}
          touches={TOUCHES}
          label={words('hooks.test')}
          done={words('hooks.tested')}
        />
      ) : null}
      <Confirm
        title={words('hooks.rotate')}
        text={words('hooks.rotateText')}
        confirm={words('hooks.rotate')}
        onConfirm={() => rotate.mutate({ asked }, { onSuccess: ({ data }) => onSecret(data.secret), onError })}
      >
        <Button size="S" variant="secondary" loading={rotate.isPending}>
          {words('hooks.rotate')}
        </Button>
      </Confirm>
      <Confirm
        danger
        title={words('hooks.remove')}
        text={words('hooks.removeText')}
        confirm={words('hooks.remove')}
        onConfirm={() =>
          remove.mutate(
            { asked },
            {
              onSuccess: () => {
                toggleNotification({ type: 'success', message: words('hooks.removed') });
                onClose();
              },
              onError,
            },
          )
        }
      >
        <Button size="S" variant="danger-light" loading={remove.isPending}>
          {words('hooks.remove')}
        </Button>
      </Confirm>
    </RowActions>
  );
};

const Change = ({ endpoint }: Pick<Props, 'endpoint'>) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(changeWebhookEndpoint, TOUCHES);
  const [draft, setDraft] = useState(() => draftOf(endpoint));
  const active = endpoint.state === 'active';
  const send = (on: boolean) =>
    act.mutate(
      { asked: { params: { id: endpoint.id }, body: { ...toldOf(draft), active: on } } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('hooks.saved') }) },
    );
  const unchanged = JSON.stringify(toldOf(draft)) === JSON.stringify(toldOf(draftOf(endpoint)));
  return (
    <Section title={words('hooks.told')}>
      <Stack>
        <EndpointFields draft={draft} put={(change) => setDraft((before) => ({ ...before, ...change }))} />
        {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
        <RowActions>
          <Button disabled={!isWhole(draft) || unchanged} loading={act.isPending} onClick={() => send(active)}>
            {words('settings.save')}
          </Button>
          <Button variant={active ? 'danger-light' : 'secondary'} disabled={!isWhole(draft)} onClick={() => send(!active)}>
            {active ? words('hooks.switchOff') : words('hooks.switchOn')}
          </Button>
        </RowActions>
      </Stack>
    </Section>
  );
};

/** One endpoint beside the list: how it stands, what can be done with it, and what it is told. */
export const EndpointPanel = (props: Props) => {
  const { endpoint, onClose } = props;
  const mayManage = useMay('webhooks.manage');
  return (
    <SidePanel title={endpoint.description || new URL(endpoint.url).host} onClose={onClose}>
      <Stack>
        <About endpoint={endpoint} />
        {mayManage ? <Acts {...props} /> : null}
        {mayManage ? <Change key={`${endpoint.id} ${endpoint.state}`} endpoint={endpoint} /> : null}
      </Stack>
    </SidePanel>
  );
};
