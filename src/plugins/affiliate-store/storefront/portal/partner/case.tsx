import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { CaseDetail } from '../../../contracts/cases';
import { formatDay } from '../../i18n/format';
import { Amount, Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { CaseEvidenceView } from './case-evidence';
import { CaseState, useCaseAbout } from './case-words';
import { TalkForm, TalkLine } from './talk';

type Event = CaseDetail['events'][number];

/** One thing that was said or happened; what the books did is told in words of states. */
function EventLine({ event }: { readonly event: Event }) {
  const { t } = useSite();
  const stateWord = (state: string | undefined): string => t.maybe(`commission.${state ?? ''}`) ?? state ?? '';
  const leadWord = (state: string | undefined): string => t.maybe(`paidEvents.lead.${state ?? ''}`) ?? state ?? '';
  const { of, from, to } = event.facts;
  const movedTo =
    of === 'lead'
      ? t('case.movedLead', { from: leadWord(from), to: leadWord(to) })
      : t('case.moved', { from: stateWord(from), to: stateWord(to) });
  const moved = event.kind === 'moved' ? movedTo : null;
  return (
    <TalkLine by={event.by} what={t(`case.event.${event.kind}`)} text={event.text} at={event.at}>
      {moved !== null && <p className="mt-1">{moved}</p>}
    </TalkLine>
  );
}

/** Says more, or takes the case back; everything is read again afterwards. */
function Talk({ one }: { readonly one: CaseDetail }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries();
  const write = useMutation({ mutationFn: (text: string) => client.cases.write({ params: { id: one.id }, body: { text } }), onSettled });
  const withdraw = useMutation({ mutationFn: () => client.cases.withdraw({ params: { id: one.id } }), onSettled });
  if (!one.mayWrite) return null;
  return (
    <TalkForm
      label={t(one.state === 'waiting_for_partner' ? 'case.yourAnswer' : 'case.addWords')}
      send={t('case.send')}
      busy={write.isPending}
      failure={write.error ?? withdraw.error}
      onSend={(text, sent) => write.mutate(text, { onSuccess: sent })}
    >
      <button
        type="button"
        className="button"
        disabled={withdraw.isPending}
        onClick={() => {
          if (window.confirm(t('case.withdrawSure'))) withdraw.mutate();
        }}
      >
        {t('case.withdraw')}
      </button>
    </TalkForm>
  );
}

/** How it stands, in large letters: whose turn it is and until when, or what was decided and what was booked for it. */
function Standing({ one }: { readonly one: CaseDetail }) {
  const { t, locale } = useSite();
  return (
    <div className="border-y border-line py-5">
      <CaseState one={one} />
      {one.dueOn !== null && (
        <p className="mt-1 text-18">{t(one.overdue ? 'case.wasDue' : 'case.due', { day: formatDay(locale, one.dueOn) })}</p>
      )}
      {one.state === 'waiting_for_partner' && <p className="mt-1 text-18">{t('case.yourTurn')}</p>}
      {one.answer !== null && (
        <p className="mt-1 text-18" dir="auto">
          {one.answer}
        </p>
      )}
      {one.entry && (
        <p className="mt-2 text-muted">
          {t(`case.entry.${one.entry.kind}.${one.entry.state}`)} {one.entry.amount && <Amount money={one.entry.amount} />}
        </p>
      )}
      {one.mayWrite && <p className="mt-2 text-13 text-muted">{t('case.nothingLost')}</p>}
    </div>
  );
}

/** One case: how it stands, what was said, and what both sides go by. */
export function Case() {
  const { t } = useSite();
  const { id = '' } = useParams();
  const about = useCaseAbout();
  const query = useStore(['case', id], (client) => client.cases.read({ params: { id } }));
  return (
    <>
      <PageHead
        title={query.data ? t(`case.kind.${query.data.kind}`) : t('case.one')}
        state={query.data && <span dir="auto">{about(query.data)}</span>}
        back={{ to: '/partner/cases', label: t('cases.title') }}
      />
      <Loaded query={query}>
        {(one) => (
          <div className="mt-8 grid max-w-[60rem] gap-x-16 gap-y-12 lg:grid-cols-2">
            <div>
              <Standing one={one} />
              <h2 className="mt-10 text-22">{t('case.said')}</h2>
              <ol className="mt-2">
                {one.events.map((event, at) => (
                  <EventLine key={at} event={event} />
                ))}
              </ol>
              <Talk one={one} />
            </div>
            <CaseEvidenceView evidence={one.evidence} />
          </div>
        )}
      </Loaded>
    </>
  );
}
