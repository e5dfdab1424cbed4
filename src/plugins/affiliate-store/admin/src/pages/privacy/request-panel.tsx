import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { confirmErasure, downloadPersonFile, refuseErasure } from '../../../../contracts/privacy';
import type { AdminPersonRequest } from '../../../../contracts/privacy';
import { FormDialog } from '../../shell/form-dialog';
import { Facts, Moment, Section, Stack, StateChip, useAct, useMay, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { ReasonButton } from '../../shell/reason-button';
import { saveFile } from '../../shell/save-file';
import { SidePanel } from '../../shell/side-panel';
import { useRefusalWords } from '../../shell/states';
import { PartsTable } from './parts-table';

const TOUCHES = ['adminPrivacy'];

const Download = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(downloadPersonFile, []);
  const run = () =>
    act.mutate(
      { asked: { params: { id } } },
      {
        onSuccess: ({ data }) => saveFile(data.fileName, 'application/json', data.text),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Button size="S" loading={act.isPending} onClick={run}>
      {words('privacy.download')}
    </Button>
  );
};

const ConfirmDialog = ({ id, onClose, onDone }: { readonly id: string; readonly onClose: () => void; readonly onDone: () => void }) => {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const act = useAct(confirmErasure, TOUCHES);
  return (
    <FormDialog
      title={words('privacy.confirm')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('privacy.confirm'),
        ready: typed.trim() !== '',
        busy: act.isPending,
        act: () => act.mutate({ asked: { params: { id }, body: { typed } } }, { onSuccess: onDone }),
      }}
    >
      <Notice tone="danger">{words('privacy.eraseText')}</Notice>
      <Field.Root name="typed" required>
        <Field.Label>{words('privacy.typed')}</Field.Label>
        <TextInput value={typed} autoComplete="off" onChange={(event: { target: { value: string } }) => setTyped(event.target.value)} />
      </Field.Root>
    </FormDialog>
  );
};

const Decide = ({ id, onDone }: { readonly id: string; readonly onDone: () => void }) => {
  const words = useWords();
  const [confirming, setConfirming] = useState(false);
  return (
    <Flex gap={2} wrap="wrap">
      <Button size="S" variant="danger-light" onClick={() => setConfirming(true)}>
        {words('privacy.confirm')}
      </Button>
      <ReasonButton
        endpoint={refuseErasure}
        asked={(reason) => ({ params: { id }, body: { reason } })}
        touches={TOUCHES}
        label={words('privacy.refuse')}
        title={words('privacy.refuse')}
        text={words('privacy.refuseText')}
        reasonLabel={words('privacy.reason')}
        done={words('privacy.refused')}
      />
      {confirming ? <ConfirmDialog id={id} onClose={() => setConfirming(false)} onDone={onDone} /> : null}
    </Flex>
  );
};

/** One request: how far it is, its file, or what was erased and what stayed. */
export const RequestPanel = ({ request, onClose }: { readonly request: AdminPersonRequest; readonly onClose: () => void }) => {
  const words = useWords();
  const mayErase = useMay('privacy.erase');
  const { id, kind, state, report } = request;
  const waits = kind === 'erasure' && (state === 'asked' || state === 'awaiting_approval');
  return (
    <SidePanel title={request.email ?? words('privacy.gone')} onClose={onClose}>
      <Stack>
        <Facts
          facts={[
            [words('privacy.kind'), words(`privacy.kind.${kind}`)],
            [words('field.state'), <StateChip key="state" of="personRequest" state={state} />],
            [words('privacy.askedBy'), request.byThemselves ? words('privacy.themselves') : request.askedBy],
            [words('privacy.askedAt'), <Moment key="at" at={request.askedAt} full />],
            [words('privacy.decidedBy'), request.decidedBy],
            [words('privacy.mark'), request.mark],
            [words('privacy.progress'), kind === 'export' ? words('privacy.parts', { done: request.done, parts: request.parts }) : null],
            [words('privacy.until'), request.expiresAt === null ? null : <Moment key="until" at={request.expiresAt} full />],
            [words('privacy.reason'), request.reason],
          ]}
        />
        {kind === 'export' && state === 'done' ? <Download id={id} /> : null}
        {waits && mayErase ? <Decide id={id} onDone={onClose} /> : null}
        {report.length > 0 ? (
          <Section title={words('privacy.report')}>
            <PartsTable parts={report} caption={words('privacy.report')} />
          </Section>
        ) : null}
      </Stack>
    </SidePanel>
  );
};
