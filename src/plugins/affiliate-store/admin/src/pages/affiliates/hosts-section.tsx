import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import {
  addAffiliateHost,
  checkAffiliateHost,
  listAffiliateHosts,
  restoreAffiliateHost,
  revokeAffiliateHost,
} from '../../../../contracts/hidden-domains';
import type { PartnerHost } from '../../../../contracts/hidden-domains';
import { ActButton } from '../../shell/act-button';
import { Loaded, Moment, Quiet, Section, useAct, useMay, useRead, useRefusalWords, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

const TOUCHES = ['adminHosts'];

const Acts = ({ affiliate, host }: { readonly affiliate: string; readonly host: PartnerHost }) => {
  const words = useWords();
  const params = { id: affiliate, host: host.id };
  const asks = { touches: TOUCHES, reasonLabel: words('hosts.reason'), done: words('hosts.done') };
  return (
    <Flex gap={2} wrap="wrap">
      {host.state === 'revoked' ? (
        <ReasonButton
          endpoint={restoreAffiliateHost}
          asked={(reason) => ({ params, body: { reason } })}
          label={words('hosts.restore')}
          title={words('hosts.restoreTitle', { host: host.host })}
          text={words('hosts.restoreText')}
          {...asks}
        />
      ) : (
        <>
          <ActButton
            endpoint={checkAffiliateHost}
            asked={{ params }}
            touches={TOUCHES}
            label={words('hosts.check')}
            done={words('hosts.checked')}
          />
          <ReasonButton
            endpoint={revokeAffiliateHost}
            asked={(reason) => ({ params, body: { reason } })}
            label={words('hosts.revoke')}
            title={words('hosts.revokeTitle', { host: host.host })}
            text={words('hosts.revokeText')}
            danger
            {...asks}
          />
        </>
      )}
    </Flex>
  );
};

const Row = ({ affiliate, host }: { readonly affiliate: string; readonly host: PartnerHost }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  return (
    <li>
      <bdi dir="ltr">{host.host}</bdi> · {words(`hosts.state.${host.state}`)}
      <div>
        <Quiet>
          {[host.reason, host.trouble === null ? null : words(`hosts.trouble.${host.trouble}`)].filter((part) => part !== null).join(' · ')}
          {host.checkedAt === null ? null : (
            <>
              {' '}
              {words('hosts.checkedAt')} <Moment at={host.checkedAt} />
            </>
          )}
        </Quiet>
      </div>
      {mayManage ? <Acts affiliate={affiliate} host={host} /> : null}
    </li>
  );
};

type Typed = { target: { value: string } };

const AddHost = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(addAffiliateHost, TOUCHES);
  const [host, setHost] = useState('');
  const run = () =>
    act.mutate(
      { asked: { params: { id: affiliate }, body: { host: host.trim() } } },
      {
        onSuccess: () => {
          setHost('');
          toggleNotification({ type: 'success', message: words('hosts.added') });
        },
      },
    );
  return (
    <Field.Root name="host" error={act.error ? refusal(act.error) : undefined}>
      <Field.Label>{words('hosts.host')}</Field.Label>
      <Flex gap={2}>
        <TextInput value={host} placeholder="go.example.com" maxLength={300} onChange={(event: Typed) => setHost(event.target.value)} />
        <Button variant="secondary" disabled={host.trim() === ''} loading={act.isPending} onClick={run}>
          {words('hosts.add')}
        </Button>
      </Flex>
      <Field.Error />
    </Field.Root>
  );
};

/** Hosts the affiliate brought along, and what staff may do about them. */
export const HostsSection = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const query = useRead(listAffiliateHosts, { params: { id: affiliate } });
  return (
    <Loaded query={query}>
      {({ data }) => (
        <Section title={words('hosts.title')}>
          <Quiet>{words(data.length === 0 ? 'hosts.none' : 'hosts.help')}</Quiet>
          <ul>
            {data.map((host) => (
              <Row key={host.id} affiliate={affiliate} host={host} />
            ))}
          </ul>
          {mayManage ? <AddHost affiliate={affiliate} /> : null}
        </Section>
      )}
    </Loaded>
  );
};
