import { Link } from 'react-router-dom';
import type { PathStepView, PathView } from '../../../contracts/paths';
import { storePath } from '../../ui/site';
import { Empty, formatDay, formatMoment, Loaded, PageHead, useSite, useStore } from '../kit';
import { useStepName } from './step-name';

/** Where a step stands, and since when; nothing but its place in line while it is closed. */
function Standing({ step }: { readonly step: PathStepView }) {
  const { t, locale } = useSite();
  if (step.state === 'done') return <>{t('path.doneOn', { day: step.doneAt === null ? '' : formatDay(locale, step.doneAt) })}</>;
  const { quiz } = step;
  if (step.state === 'open' && quiz?.last && !quiz.running)
    return <>{quiz.opensAt === null ? t('path.triesUsed') : t('path.tryAgain', { moment: formatMoment(locale, quiz.opensAt) })}</>;
  return <>{t(`path.state.${step.state}`)}</>;
}

function StepRow({ path, step, number }: { readonly path: PathView; readonly step: PathStepView; readonly number: number }) {
  const name = useStepName();
  const isShown = step.state !== 'closed' && path.state !== 'blocked' && !(step.kind === 'contract' && step.state === 'done');
  const isNext = step.key === path.next;
  return (
    <li className="flex items-start gap-4 border-b border-line py-4" aria-current={isNext ? 'step' : undefined}>
      <span
        aria-hidden="true"
        className={`flex size-8 shrink-0 items-center justify-center rounded-full border ${step.state === 'done' ? 'border-positive text-positive' : 'border-line-strong text-muted'}`}
      >
        {step.state === 'done' ? '✓' : number}
      </span>
      <span className="min-w-0">
        {isShown ? (
          <Link className="link font-medium" to={`/start/${path.id}/${step.key}`} dir="auto">
            {name(step)}
          </Link>
        ) : (
          <span className="font-medium" dir="auto">
            {name(step)}
          </span>
        )}
        <span className="block text-13 text-muted">
          <Standing step={step} />
        </span>
      </span>
    </li>
  );
}

function Certificate({ certificate }: { readonly certificate: NonNullable<PathView['certificate']> }) {
  const { t, locale } = useSite();
  return (
    <p className={`note mt-6 ${certificate.revokedAt === null ? 'note-positive' : 'note-danger'}`}>
      {t(certificate.revokedAt === null ? 'path.passed' : 'path.revoked')}{' '}
      <a className="link" href={storePath(locale, `/certificates/${certificate.number}`)}>
        <bdi>{certificate.number}</bdi>
      </a>
    </p>
  );
}

/** What is next, as one press; or that everything is done. */
function Next({ path }: { readonly path: PathView }) {
  const { t, locale } = useSite();
  const name = useStepName();
  const next = path.steps.find(({ key }) => key === path.next);
  if (path.state === 'blocked') return <p className="note note-danger mt-4">{t('path.blocked')}</p>;
  if (path.state === 'done')
    return (
      <a className="button button-primary mt-4" href={storePath(locale, '/partner')}>
        {t('apply.toLinks')}
      </a>
    );
  return next ? (
    <Link className="button button-primary mt-4" to={`/start/${path.id}/${next.key}`}>
      {t('path.next', { step: name(next) })}
    </Link>
  ) : null;
}

function OnePath({ path }: { readonly path: PathView }) {
  const { t } = useSite();
  return (
    <article className="mt-8">
      <h2 className="text-22" dir="auto">
        {path.program}
      </h2>
      <label className="mt-2 block max-w-xl text-muted">
        {t('path.progress', { done: path.doneSteps, all: path.steps.length })}
        <progress className="mt-1 block h-2 w-full accent-positive" value={path.doneSteps} max={path.steps.length} />
      </label>
      <Next path={path} />
      {path.certificate && <Certificate certificate={path.certificate} />}
      <ol className="mt-6 max-w-2xl border-t border-line">
        {path.steps.map((step, at) => (
          <StepRow key={step.key} path={path} step={step} number={at + 1} />
        ))}
      </ol>
    </article>
  );
}

/** The ways into programs somebody was admitted to: what is done, what is next. */
export function Start() {
  const { t, locale } = useSite();
  const query = useStore(['paths'], (client) => client.paths.list());
  return (
    <>
      <PageHead title={t('path.title')} state={t('path.help')} />
      <Loaded query={query}>
        {(found) =>
          found.length === 0 ? (
            <Empty
              title={t('path.none')}
              help={t('path.noneHelp')}
              action={
                <a className="button button-primary" href={storePath(locale, '/programs')}>
                  {t('programs.title')}
                </a>
              }
            />
          ) : (
            <>
              {found.map((path) => (
                <OnePath key={path.id} path={path} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}
