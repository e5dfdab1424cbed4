import { Button, Field, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { answerCreativeRequest, declineCreativeRequest, proposeCreative, readAdminCreativeRequest } from '../../../../contracts/admin';
import type { AdminCreativeRequestDetail } from '../../../../contracts/admin';
import { Facts, Loaded, Section, Stack, StateChip, to, useAct, useMay, useRead, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';
import { TalkForm, TalkLine } from '../../shell/talk';
import { AddCreative } from './add-creative';
import { sizeText } from './creative-panel';

type Asked = AdminCreativeRequestDetail;
const TOUCHES = ['adminCreativeRequests', 'adminOverview'] as const;

const About = ({ of }: { readonly of: Asked }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="creativeRequest" state={of.state} />],
        [
          words('creativeRequests.partner'),
          <Link key="partner" to={to.affiliates({ search: of.partner.email })}>
            <bdi>{of.partner.name}</bdi>
          </Link>,
        ],
        [words('creatives.program'), of.program],
        [words('creatives.size'), sizeText(of) ?? words('creativeRequests.anySize')],
        [words('creativeRequests.purpose'), <bdi key="purpose">{of.purpose}</bdi>],
        [
          words('creativeRequests.proposal'),
          of.proposal === null ? null : (
            <Link key="proposal" to={to.creatives({ creative: of.proposal.id })}>
              <bdi>{of.proposal.name}</bdi>
            </Link>
          ),
        ],
        [words('creativeRequests.reason'), of.reason],
      ]}
    />
  );
};

const EventLine = ({ event }: { readonly event: Asked['events'][number] }) => {
  const words = useWords();
  return (
    <TalkLine who={event.who} what={words(`creativeRequests.event.${event.kind}`)} text={event.text} at={event.at}>
      {event.piece === null ? null : (
        <>
          {' '}
          <bdi>{event.piece.name}</bdi>
        </>
      )}
    </TalkLine>
  );
};

const Write = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(answerCreativeRequest, TOUCHES);
  const send = (text: string, sent: () => void) =>
    act.mutate(
      { asked: { params: { id }, body: { text } } },
      {
        onSuccess: () => {
          sent();
          toggleNotification({ type: 'success', message: words('creativeRequests.sent') });
        },
      },
    );
  return (
    <TalkForm
      label={words('creativeRequests.write')}
      hint={words('creativeRequests.writeHint')}
      send={words('creativeRequests.send')}
      busy={act.isPending}
      error={act.error}
      onSend={send}
    />
  );
};

/** Proposes a piece: one that is there, or one made for this affiliate alone. */
const Propose = ({ of }: { readonly of: Asked }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const act = useAct(proposeCreative, TOUCHES);
  const [making, setMaking] = useState(false);
  const [piece, setPiece] = useState('');
  const [text, setText] = useState('');
  const send = () =>
    act.mutate(
      { asked: { params: { id: of.id }, body: { piece, ...(text.trim().length < 2 ? {} : { text: text.trim() }) } } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('creativeRequests.proposed') }) },
    );
  return (
    <Section
      title={words('creativeRequests.propose')}
      aside={
        <Button size="S" variant="tertiary" onClick={() => setMaking(true)}>
          {words('creativeRequests.makeFor')}
        </Button>
      }
    >
      <Stack>
        <Field.Root name="piece" required hint={words('creativeRequests.pieceHint')}>
          <Field.Label>{words('creativeRequests.piece')}</Field.Label>
          <SingleSelect value={piece} onChange={(chosen) => setPiece(String(chosen))}>
            {of.pieces.map(({ id, name }) => (
              <SingleSelectOption key={id} value={id}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Hint />
        </Field.Root>
        <Field.Root name="words">
          <Field.Label>{words('creativeRequests.words')}</Field.Label>
          <Textarea value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
        </Field.Root>
        {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
        <div>
          <Button disabled={piece === ''} loading={act.isPending} onClick={send}>
            {words('creativeRequests.propose')}
          </Button>
        </div>
      </Stack>
      {making ? (
        <AddCreative request={of.id} onClose={() => setMaking(false)} onMade={(id) => void navigate(to.creatives({ creative: id }))} />
      ) : null}
    </Section>
  );
};

/** One request with its thread, and what can be answered. */
export const RequestPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayManage = useMay('creatives.manage');
  const query = useRead(readAdminCreativeRequest, { params: { id } });
  return (
    <SidePanel title={words('creativeRequests.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => {
          const underWay = mayManage && (data.state === 'open' || data.state === 'proposed');
          return (
            <Stack>
              <About of={data} />
              {underWay ? <Propose of={data} /> : null}
              <Section title={words('creativeRequests.said')}>
                <Stack as="ol">
                  {data.events.map((event, index) => (
                    <EventLine key={index} event={event} />
                  ))}
                </Stack>
                {underWay ? <Write id={data.id} /> : null}
              </Section>
              {underWay ? (
                <ReasonButton
                  endpoint={declineCreativeRequest}
                  asked={(reason) => ({ params: { id: data.id }, body: { reason } })}
                  touches={TOUCHES}
                  label={words('creativeRequests.decline')}
                  title={words('creativeRequests.decline')}
                  text={words('creativeRequests.declineText')}
                  reasonLabel={words('creativeRequests.reason')}
                  done={words('creativeRequests.declined')}
                  danger
                />
              ) : null}
            </Stack>
          );
        }}
      </Loaded>
    </SidePanel>
  );
};
