import { Link } from 'react-router-dom';
import { readAdminCase } from '../../../../contracts/admin';
import type { AdminCaseDetail } from '../../../../contracts/admin';
import {
  Day,
  Email,
  Facts,
  Loaded,
  Moment,
  OrderLink,
  Section,
  Stack,
  StateChip,
  to,
  useCodeWords,
  useMay,
  useRead,
  useWords,
} from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { TalkLine } from '../../shell/talk';
import { AnswerForm } from './answer-form';
import { CaseCandidates } from './case-candidates';
import { CaseEvidenceSection } from './case-evidence';
import { DecideCase } from './decide-case';

const About = ({ of }: { readonly of: AdminCaseDetail }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="case" state={of.outcome ?? of.state} />],
        [
          words('cases.partner'),
          <Link key="partner" to={to.affiliates({ search: of.partner.email })}>
            <bdi>{of.partner.name}</bdi>
          </Link>,
        ],
        [words('field.email'), <Email key="mail" address={of.partner.email} />],
        [words('cases.program'), of.program],
        [words('cases.order'), of.orderNumber === null ? null : <OrderLink key="order" number={of.orderNumber} />],
        [words('cases.product'), of.product],
        [words('cases.saleDay'), of.saleDay === null ? null : <Day key="sale" at={of.saleDay} />],
        [words('cases.opened'), <Moment key="opened" at={of.openedAt} full />],
        [
          words('cases.due'),
          of.dueOn === null ? null : (
            <span key="due">
              <Day at={of.dueOn} /> {of.overdue ? <strong>{words('cases.overdue')}</strong> : null}
            </span>
          ),
        ],
        [words('cases.answer'), of.answer],
        [
          words('cases.entry'),
          of.entry === null ? null : (
            <span key="entry">
              {words(`cases.entry.${of.entry.kind}`)} <StateChip of="adjustment" state={of.entry.state} />
            </span>
          ),
        ],
        [words('cases.found'), of.foundOrder === null ? null : <OrderLink key="found" number={of.foundOrder} />],
      ]}
    />
  );
};

type Event = AdminCaseDetail['events'][number];

const EventLine = ({ event }: { readonly event: Event }) => {
  const words = useWords();
  const say = useCodeWords();
  const ofLead = event.facts['of'] === 'lead';
  const state = (name: 'from' | 'to'): string =>
    say(ofLead ? 'state.lead' : 'state.commission', event.facts[name] ?? '', event.facts[name] ?? '');
  return (
    <TalkLine who={event.who} what={words(`cases.event.${event.kind}`)} text={event.text} at={event.at}>
      {event.kind === 'moved' ? (
        <div>{words(ofLead ? 'cases.movedLead' : 'cases.moved', { from: state('from'), to: state('to') })}</div>
      ) : null}
    </TalkLine>
  );
};

/** One case with everything it is decided by: how it stands, what was said, and what both sides go by. */
export const CasePanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const [mayAnswer, mayDecide] = [useMay('cases.answer'), useMay('cases.decide')];
  const query = useRead(readAdminCase, { params: { id } });
  const kind = query.data?.data.kind;
  return (
    <SidePanel title={kind ? words(`cases.kind.${kind}`) : words('cases.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => {
          const isOpen = data.state === 'open' || data.state === 'waiting_for_partner';
          return (
            <Stack>
              <About of={data} />
              {isOpen && mayDecide ? <DecideCase of={data} /> : null}
              <Section title={words('cases.said')}>
                <Stack as="ol">
                  {data.events.map((event, index) => (
                    <EventLine key={index} event={event} />
                  ))}
                </Stack>
                {isOpen && mayAnswer ? <AnswerForm id={data.id} /> : null}
              </Section>
              {data.saleDay === null ? null : <CaseCandidates id={data.id} />}
              <CaseEvidenceSection evidence={data.evidence} />
            </Stack>
          );
        }}
      </Loaded>
    </SidePanel>
  );
};
