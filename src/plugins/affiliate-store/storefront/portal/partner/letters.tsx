import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { relayKind, type RelayLetterView } from '../../../contracts/relay';
import type { StoreClient } from '../../../client';
import { describedBy, Field } from '../../ui/field';
import { Day, Empty, Loaded, PageHead, useSite, useStore, useStoreList, type Column } from '../kit';
import { LongList } from '../long-list';
import { useSession } from '../session';
import { Failed } from '../states';
import { Status } from '../status';
import { typed } from '../typed';
import { JointCampaigns } from './joint';

type Relay = Awaited<ReturnType<StoreClient['partnerRelay']['read']>>;

const TONES = { waiting: 'info', approved: 'info', sent: 'positive', refused: 'danger' } as const;

function useColumns(): readonly Column<RelayLetterView>[] {
  const { t } = useSite();
  return [
    {
      name: t('relay.letter'),
      cell: (one) => (
        <details>
          <summary className="min-h-6" dir="auto">
            {one.subject}
          </summary>
          <p className="mt-1 max-w-text text-13 whitespace-pre-line text-muted" dir="auto">
            {one.text}
          </p>
        </details>
      ),
    },
    { name: t('relay.written'), cell: (one) => <Day at={one.writtenAt} /> },
    {
      name: t('relay.state'),
      cell: (one) => <Status tone={TONES[one.state]} word={t(`relay.state.${one.state}`)} meaning={one.reason ?? undefined} />,
    },
    { name: t('relay.sent'), numeric: true, cell: (one) => (one.state === 'sent' ? one.sent : '–') },
  ];
}

function Places({ relay }: { readonly relay: Relay }) {
  const { t } = useSite();
  return (
    <ul className="mt-4 border-t border-line">
      {relay.places.map((place) => (
        <li key={place.code} className="border-b border-line py-3">
          <bdi>{place.program}</bdi> · <bdi dir="ltr">{place.code}</bdi> · {t('relay.readers', { count: place.readers })} ·{' '}
          {t('relay.used', { written: place.written, most: place.most })}
          {place.stoppedAt !== null && (
            <span className="block text-13 text-warning">
              {t('relay.stopped')} <Day at={place.stoppedAt} /> {place.stopReason !== null && <bdi>({place.stopReason})</bdi>}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function useWriting() {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: FormData) =>
      client.partnerRelay.write({
        body: {
          code: typed(form, 'letter-code'),
          kind: relayKind.parse(typed(form, 'letter-kind')),
          subject: typed(form, 'letter-subject'),
          text: typed(form, 'letter-text'),
        },
      }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['store', 'relay'] }),
        queries.invalidateQueries({ queryKey: ['list', 'relay-letters'] }),
      ]),
  });
}

/** What the letter is, and says. */
function LetterFields() {
  const { t } = useSite();
  const text = { id: 'letter-text', help: t('relay.textHelp') };
  return (
    <>
      <Field id="letter-kind" label={t('relay.kind')}>
        <select id="letter-kind" name="letter-kind" className="input">
          {relayKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`relay.kind.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="letter-subject" label={t('relay.subject')}>
        <input id="letter-subject" name="letter-subject" dir="auto" required minLength={3} maxLength={120} className="input" />
      </Field>
      <Field label={t('relay.text')} {...text}>
        <textarea
          id="letter-text"
          name="letter-text"
          rows={6}
          dir="auto"
          required
          minLength={10}
          maxLength={2000}
          className="input"
          {...describedBy(text)}
        />
      </Field>
    </>
  );
}

function WriteForm({ relay }: { readonly relay: Relay }) {
  const { t } = useSite();
  const write = useWriting();
  const [done, setDone] = useState(false);
  const open = relay.places.filter(({ refusal }) => refusal === null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setDone(false);
    write.mutate(new FormData(form), {
      onSuccess: () => {
        form.reset();
        setDone(true);
      },
    });
  };
  if (open.length === 0) {
    const why = relay.places[0]?.refusal ?? 'RELAY_NOBODY';
    return <p className="note note-warning mt-6">{t(`failure.${why}`)}</p>;
  }
  return (
    <form className="mt-6 max-w-xl space-y-4" onSubmit={submit}>
      <Field id="letter-code" label={t('ownLinks.program')}>
        <select id="letter-code" name="letter-code" className="input">
          {open.map(({ code, program }) => (
            <option key={code} value={code}>
              {program}
            </option>
          ))}
        </select>
      </Field>
      <LetterFields />
      <button type="submit" className="button button-primary" disabled={write.isPending}>
        {t('relay.write')}
      </button>
      {write.isError && <Failed failure={write.error} />}
      {done && (
        <p role="status" className="note note-positive">
          {t(relay.approval ? 'relay.waits' : 'relay.goes')}
        </p>
      )}
    </form>
  );
}

/** Letters to buyers who agreed to read them, and whose address nobody is told. */
export function PartnerLetters() {
  const { t } = useSite();
  const relay = useStore(['relay'], (client) => client.partnerRelay.read());
  const letters = useStoreList(['relay-letters'], (client, cursor) => client.partnerRelay.list({ query: { cursor } }));
  return (
    <>
      <PageHead title={t('relay.title')} state={t('relay.help')} />
      <Loaded query={relay}>
        {(loaded) =>
          loaded.offered ? (
            <>
              <p className="mt-4 max-w-text text-muted">{t('relay.named', { name: loaded.name })}</p>
              <Places relay={loaded} />
              <WriteForm relay={loaded} />
            </>
          ) : (
            <p className="note mt-6">{t('failure.RELAY_OFF')}</p>
          )
        }
      </Loaded>
      <h2 className="mt-12 text-22">{t('relay.before')}</h2>
      <LongList
        query={letters}
        caption={t('relay.before')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={<Empty title={t('relay.none')} help={t('relay.noneHelp')} />}
      />
      <JointCampaigns />
    </>
  );
}
