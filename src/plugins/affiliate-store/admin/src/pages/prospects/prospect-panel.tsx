import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { forgetProspect, moveProspect, noteProspect, readProspect } from '../../../../contracts/admin';
import type { ProspectPage } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import {
  CopyButton,
  Day,
  Facts,
  Loaded,
  Moment,
  Mono,
  Quiet,
  Section,
  Stack,
  StateChip,
  to,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { GiveProspect, InviteProspect, PlanStep } from './prospect-acts';
import { ChangeProspect } from './prospect-dialog';

const Text = styled.div`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

const About = ({ prospect }: { readonly prospect: ProspectPage }) => {
  const words = useWords();
  const step: ReactNode =
    prospect.nextStep === null ? null : (
      <>
        <span dir="auto">{prospect.nextStep}</span> · <Day at={prospect.nextStepOn} />{' '}
        {prospect.overdue ? <strong>{words('tasks.overdue')}</strong> : null}
      </>
    );
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="prospect" state={prospect.state} />],
        [words('affiliates.program'), <bdi key="program">{prospect.program.name}</bdi>],
        [words('field.email'), prospect.email && <bdi key="email">{prospect.email}</bdi>],
        [
          words('prospects.site'),
          prospect.site && (
            <a key="site" href={prospect.site} rel="noreferrer noopener" target="_blank" dir="ltr">
              {prospect.site}
            </a>
          ),
        ],
        [words('tasks.whose'), <bdi key="whose">{prospect.whose?.name ?? words('managers.nobody')}</bdi>],
        [words('prospects.step'), step],
        [
          words('affiliates.one'),
          prospect.affiliate && (
            <Link key="affiliate" to={to.affiliates({ affiliate: prospect.affiliate })}>
              {words('prospects.openPlace')}
            </Link>
          ),
        ],
        [
          words('prospects.link'),
          prospect.invite && (
            <span key="link">
              <StateChip of="invite" state={prospect.invite.state} />
              <Mono>…{prospect.invite.url.slice(-8)}</Mono>
              <CopyButton text={prospect.invite.url} label={words('invites.copy')} />
            </span>
          ),
        ],
      ]}
    />
  );
};

type Dialog = 'plan' | 'give' | 'invite' | 'change';

/** What may be done about a prospect as it stands. */
const Acts = ({ prospect, onForgotten }: { readonly prospect: ProspectPage; readonly onForgotten: () => void }) => {
  const words = useWords();
  const [open, setOpen] = useState<Dialog | null>(null);
  const [mayAssign, mayInvite] = [useMay('affiliates.assign'), useMay('applications.decide')];
  const close = () => setOpen(null);
  const button = (which: Dialog, label: string) => (
    <Button size="S" variant="secondary" onClick={() => setOpen(which)}>
      {label}
    </Button>
  );
  return (
    <Stack>
      <Flex gap={2} wrap="wrap">
        {mayInvite && prospect.state !== 'joined' ? button('invite', words('prospects.invite')) : null}
        {button('plan', words('prospects.step'))}
        {mayAssign ? button('give', words('managers.assign')) : null}
        {button('change', words('prospects.change'))}
        {prospect.steps.flatMap((step) =>
          step === 'new' || step === 'contacted' || step === 'declined' || step === 'lost' ? (
            <ActButton
              key={step}
              endpoint={moveProspect}
              asked={{ params: { id: prospect.id }, body: { to: step, reason: '' } }}
              touches={['adminProspects']}
              label={words(`prospects.to.${step}`)}
              done={words('settings.saved')}
              variant="tertiary"
            />
          ) : (
            []
          ),
        )}
        <Forget id={prospect.id} onForgotten={onForgotten} />
      </Flex>
      {open === 'plan' ? <PlanStep prospect={prospect} onClose={close} /> : null}
      {open === 'give' ? <GiveProspect prospect={prospect} onClose={close} /> : null}
      {open === 'invite' ? <InviteProspect prospect={prospect} onClose={close} /> : null}
      {open === 'change' ? <ChangeProspect prospect={prospect} onClose={close} /> : null}
    </Stack>
  );
};

/** Deletes a prospect with everything written down; the panel has nothing to show any more. */
const Forget = ({ id, onForgotten }: { readonly id: string; readonly onForgotten: () => void }) => {
  const words = useWords();
  const act = useAct(forgetProspect, ['adminProspects']);
  const [sure, setSure] = useState(false);
  return (
    <Button
      size="S"
      variant="danger-light"
      loading={act.isPending}
      onClick={() => (sure ? act.mutate({ asked: { params: { id } } }, { onSuccess: onForgotten }) : setSure(true))}
    >
      {words(sure ? 'prospects.forgetSure' : 'prospects.forget')}
    </Button>
  );
};

const NoteForm = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const act = useAct(noteProspect, ['adminProspects']);
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ asked: { params: { id }, body: { text: text.trim() } } }, { onSuccess: () => setText('') });
      }}
    >
      <Stack>
        <Field.Root name="note" error={act.error ? refusal(act.error) : undefined} hint={words('prospects.noteHint')}>
          <Field.Label>{words('notes.write')}</Field.Label>
          <Textarea value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
        <Flex justifyContent="flex-end">
          <Button type="submit" size="S" variant="secondary" disabled={text.trim().length < 2} loading={act.isPending}>
            {words('notes.keep')}
          </Button>
        </Flex>
      </Stack>
    </form>
  );
};

/** What happened and what was written down, the newest first. */
const History = ({ prospect: { history } }: { readonly prospect: ProspectPage }) => {
  const words = useWords();
  return (
    <Stack as="ul">
      {history.map(({ kind, state, text, actor, at }, index) => (
        <li key={index}>
          {kind === 'note' ? null : (
            <div>{kind === 'moved' && state !== null ? words(`state.prospect.${state}`) : words(`prospects.event.${kind}`)}</div>
          )}
          {text === null ? null : <Text dir="auto">{text}</Text>}
          <Quiet>
            <bdi>{actor === 'prospect' ? words('prospects.themselves') : actor}</bdi> · <Moment at={at} full />
          </Quiet>
        </li>
      ))}
    </Stack>
  );
};

/** One prospect beside the list: how far it is, what happened, what is next. */
export const ProspectPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const query = useRead(readProspect, { params: { id } });
  return (
    <SidePanel title={query.data?.data.name ?? words('prospects.title')} onClose={onClose}>
      <Loaded query={query}>
        {({ data: prospect }) => (
          <Stack>
            <About prospect={prospect} />
            <Acts prospect={prospect} onForgotten={onClose} />
            <Section title={words('prospects.history')}>
              <Stack>
                <NoteForm id={id} />
                <History prospect={prospect} />
              </Stack>
            </Section>
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
