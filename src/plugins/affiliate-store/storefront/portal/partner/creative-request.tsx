import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { CreativeRequestDetail } from '../../../contracts/creatives';
import { Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { CreativeRequestState, useSizeText } from './creative-requests';
import { TalkForm, TalkLine } from './talk';

type Event = CreativeRequestDetail['events'][number];
type Mention = NonNullable<CreativeRequestDetail['proposal']>;

function PieceShown({ piece }: { readonly piece: Mention }) {
  if (piece.preview === null) return <bdi>{piece.name}</bdi>;
  const size = piece.width === null || piece.height === null ? {} : { width: piece.width, height: piece.height };
  return <img src={piece.preview} alt={piece.name} {...size} className="mt-3 h-auto max-w-full border border-line" />;
}

function EventLine({ event }: { readonly event: Event }) {
  const { t } = useSite();
  return (
    <TalkLine by={event.by} what={t(`creativeRequests.event.${event.kind}`)} text={event.text} at={event.at}>
      {event.piece !== null && (
        <p className="mt-1">
          <bdi>{event.piece.name}</bdi>
        </p>
      )}
    </TalkLine>
  );
}

/** Answers a proposal, says more, or takes the request back; everything is read again afterwards. */
function Talk({ one }: { readonly one: CreativeRequestDetail }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const params = { id: one.id };
  const done = { onSettled: () => queries.invalidateQueries() };
  const write = useMutation({ mutationFn: (text: string) => client.creativeRequests.write({ params, body: { text } }), ...done });
  const answer = useMutation({
    mutationFn: (changes: string | null) => client.creativeRequests.answer({ params, body: { changes } }),
    ...done,
  });
  const withdraw = useMutation({ mutationFn: () => client.creativeRequests.withdraw({ params }), ...done });
  if (!one.mayWrite) return null;
  const proposed = one.state === 'proposed';
  const busy = write.isPending || answer.isPending || withdraw.isPending;
  return (
    <TalkForm
      aside
      label={t(proposed ? 'creativeRequests.whatToChange' : 'case.addWords')}
      send={t(proposed ? 'creativeRequests.askChanges' : 'case.send')}
      busy={busy}
      failure={write.error ?? answer.error ?? withdraw.error}
      onSend={(text, sent) => (proposed ? answer : write).mutate(text, { onSuccess: sent })}
      first={
        proposed && (
          <button type="button" className="button button-primary w-fit" disabled={busy} onClick={() => answer.mutate(null)}>
            {t('creativeRequests.accept')}
          </button>
        )
      }
    >
      <button
        type="button"
        className="button"
        disabled={busy}
        onClick={() => {
          if (window.confirm(t('creativeRequests.withdrawSure'))) withdraw.mutate();
        }}
      >
        {t('case.withdraw')}
      </button>
    </TalkForm>
  );
}

/** One request: how it stands, what is proposed, what was said. */
export function CreativeRequest() {
  const { t } = useSite();
  const { id = '' } = useParams();
  const size = useSizeText();
  const query = useStore(['creative-request', id], (client) => client.creativeRequests.read({ params: { id } }));
  return (
    <>
      <PageHead
        title={t('creativeRequests.one')}
        state={query.data && <span dir="auto">{`${query.data.program} · ${size(query.data)}`}</span>}
        back={{ to: '/partner/creatives/requests', label: t('creativeRequests.title') }}
      />
      <Loaded query={query}>
        {(one) => (
          <div className="mt-8 max-w-[60rem]">
            <div className="border-y border-line py-5">
              <CreativeRequestState state={one.state} />
              {one.reason !== null && (
                <p className="mt-1 text-18" dir="auto">
                  {one.reason}
                </p>
              )}
              {one.proposal && <PieceShown piece={one.proposal} />}
            </div>
            <h2 className="mt-10 text-22">{t('case.said')}</h2>
            <ol className="mt-2">
              {one.events.map((event, at) => (
                <EventLine key={at} event={event} />
              ))}
            </ol>
            <Talk one={one} />
          </div>
        )}
      </Loaded>
    </>
  );
}
