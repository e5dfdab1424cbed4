import { Link } from 'react-router-dom';
import type { ConfirmationView } from '../../../contracts/confirmations';
import { formatDay } from '../../i18n/format';
import { Loaded, PageHead, useSite, useStore } from '../kit';
import { ConfirmationForm } from './confirmation-form';

const TONE: Readonly<Record<ConfirmationView['state'], string>> = {
  missing: 'note-danger',
  sent_back: 'note-danger',
  in_review: '',
  confirmed: 'note-positive',
};

/** How it stands, in sentences, and what is the reader's turn. */
function Standing({ view }: { readonly view: ConfirmationView }) {
  const { t, locale } = useSite();
  const { state, required, dueOn, overdue, reason, sells, paid } = view;
  return (
    <div className={`note mt-6 ${required ? TONE[state] : ''}`} role="status">
      <p className="font-bold">
        {required || state !== 'missing'
          ? t(`confirmation.state.${state}`, { day: dueOn === null ? '' : formatDay(locale, dueOn) })
          : t('confirmation.notRequired')}
      </p>
      {reason !== null && <p className="mt-1">{t('confirmation.reason', { reason })}</p>}
      {required && sells && !paid && <p className="mt-1">{t('confirmation.sells')}</p>}
      {overdue && <p className="mt-1">{t('confirmation.late')}</p>}
    </div>
  );
}

function MethodFirst() {
  const { t } = useSite();
  return (
    <p className="note mt-6">
      {t('confirmation.methodFirst')}{' '}
      <Link to="/payouts" className="underline">
        {t('confirmation.methodLink')}
      </Link>
    </p>
  );
}

function History({ history }: Pick<ConfirmationView, 'history'>) {
  const { t, locale } = useSite();
  return history.length === 0 ? null : (
    <section className="mt-10 max-w-2xl">
      <h2 className="text-20 font-bold">{t('confirmation.history')}</h2>
      <ol className="mt-3 space-y-2">
        {[...history].reverse().map((event, at) => (
          <li key={at}>
            <span className="text-muted">{formatDay(locale, event.at)}</span> {t(`confirmation.event.${event.kind}`)}
            {event.reason !== null && (
              <p dir="auto" className="text-muted">
                {event.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who a creator is: what they hand in, whether the shop has confirmed it, and until when it answers. */
export function StudioConfirmation() {
  const { t } = useSite();
  const query = useStore(['confirmation'], (client) => client.confirmation.read());
  return (
    <>
      <PageHead title={t('confirmation.title')} state={t('confirmation.help')} />
      <Loaded query={query}>
        {(view) => (
          <>
            <Standing view={view} />
            {view.hasMethod ? <ConfirmationForm key={view.handedInAt ?? 'new'} view={view} /> : <MethodFirst />}
            <History history={view.history} />
          </>
        )}
      </Loaded>
    </>
  );
}
