import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router-dom';
import type { ApplicationSheet } from '../../../contracts/applications';
import { formatDay } from '../../i18n/format';
import { Empty, Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { ApplyForm } from './apply-form';

type View = NonNullable<ApplicationSheet['application']>;

const TONE: Readonly<Record<View['state'], string>> = {
  in_review: '',
  details_asked: 'note-warning',
  admitted: 'note-positive',
  refused: 'note-danger',
  withdrawn: '',
};

/** How it stands, what happens next, and when. */
function Standing({ view }: { readonly view: View }) {
  const { t, locale } = useSite();
  return (
    <div className={`note mt-6 ${TONE[view.state]}`} role="status">
      <p className="font-bold">{t(`apply.state.${view.state}`, { day: view.dueOn === null ? '' : formatDay(locale, view.dueOn) })}</p>
      {view.reason !== null && <p className="mt-1">{t('apply.reason', { reason: view.reason })}</p>}
      {view.overdue && <p className="mt-1">{t('apply.late')}</p>}
    </div>
  );
}

function History({ view: { history } }: { readonly view: View }) {
  const { t, locale } = useSite();
  return (
    <section className="mt-10 max-w-2xl">
      <h2 className="text-20 font-bold">{t('apply.history')}</h2>
      <ol className="mt-3 space-y-2">
        {[...history].reverse().map((event, at) => (
          <li key={at}>
            <span className="text-muted">{formatDay(locale, event.at)}</span> {t(`apply.event.${event.kind}`)}
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

function Withdraw({ slug }: { readonly slug: string }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => client.applications.withdraw({ params: { slug } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <div className="mt-8">
      <button type="button" className="button button-small" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('apply.withdraw')}
      </button>
      {withdraw.isError && <Failed failure={withdraw.error} />}
    </div>
  );
}

/** Somebody who is in finds their links a press away; the roles of the session are read anew by the whole page. */
function Inside({ code }: { readonly code: string }) {
  const { t, locale } = useSite();
  return (
    <div className="note note-positive mt-6" role="status">
      <p className="font-bold">{t('apply.inside', { code })}</p>
      <a className="button button-primary mt-4" href={`/store/${locale}/partner`}>
        {t('apply.toLinks')}
      </a>
    </div>
  );
}

/** Somebody who was admitted has the steps of the program before them. */
function OnPath() {
  const { t, locale } = useSite();
  return (
    <div className="note note-positive mt-6" role="status">
      <p className="font-bold">{t('apply.onPath')}</p>
      <a className="button button-primary mt-4" href={`/store/${locale}/start`}>
        {t('path.title')}
      </a>
    </div>
  );
}

interface SheetProps {
  readonly sheet: ApplicationSheet;
  /** The code of a recruiter in the address, whether it counts or not. */
  readonly by: string | undefined;
  readonly invite: string | undefined;
}

/** Whose link it is, or that it counts no more: then nobody is kept from joining without it. */
function Brought({ sheet: { recruiter }, by }: SheetProps) {
  const { t } = useSite();
  if (recruiter) return <p className="note mt-6">{t('apply.broughtBy', { code: recruiter.code })}</p>;
  return by === undefined ? null : <p className="note note-warning mt-6">{t('apply.broughtByNobody')}</p>;
}

/** What somebody reads first: that they are invited, or how their application stands. */
function Top({ sheet: { application, invited }, invite }: SheetProps) {
  const { t } = useSite();
  if (invited) return <p className="note note-positive mt-6">{t('apply.invited')}</p>;
  return (
    <>
      {application && <Standing view={application} />}
      {invite !== undefined && <p className="note note-warning mt-6">{t('apply.inviteOver')}</p>}
    </>
  );
}

/** The form where something may be handed in or changed now. */
function Form({ sheet, invite }: Omit<SheetProps, 'by'>) {
  const { t } = useSite();
  const { application: view, invited, program } = sheet;
  if (program.admission === 'closed' && !invited && !view?.mayChange) return <Empty title={t('programs.admission.closed')} help="" />;
  if (!invited && view !== null && !view.mayChange && !view.mayReapply) return null;
  return <ApplyForm key={`${view?.state} ${view?.appliedAt}`} sheet={sheet} invite={invited ? invite : undefined} />;
}

function Sheet({ sheet, invite, by }: SheetProps) {
  const { application: view, program, code, onPath } = sheet;
  if (code !== null) return <Inside code={code} />;
  if (onPath) return <OnPath />;
  return (
    <>
      <Top sheet={sheet} invite={invite} by={by} />
      <Brought sheet={sheet} invite={invite} by={by} />
      <Form sheet={sheet} invite={invite} />
      {view?.mayChange && <Withdraw slug={program.slug} />}
      {view && <History view={view} />}
    </>
  );
}

const AFFILIATE_CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{1,62}[A-Za-z0-9]$/;

/** An application to a program: what is asked, under which terms, and what became of it. */
export function Apply() {
  const { t } = useSite();
  const { slug = '' } = useParams();
  const [search] = useSearchParams();
  const named = search.get('invite') ?? '';
  const code = search.get('by') ?? '';
  const by = AFFILIATE_CODE.test(code) ? code : undefined;
  const invite = /^[A-Za-z0-9]{32}$/.test(named) ? named : undefined;
  const query = useStore(['application', slug, named, code], (client) =>
    client.applications.read({ params: { slug }, query: { invite, by } }),
  );
  return (
    <>
      <PageHead title={query.data ? t('apply.title', { program: query.data.program.name }) : t('apply.untitled')} />
      <Loaded query={query}>{(sheet) => <Sheet sheet={sheet} invite={invite} by={by} />}</Loaded>
    </>
  );
}
