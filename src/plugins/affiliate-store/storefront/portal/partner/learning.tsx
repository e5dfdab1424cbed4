import { Link, useParams } from 'react-router-dom';
import type { LearningView } from '../../../contracts/learning';
import { storePath } from '../../ui/site';
import { Written } from '../../ui/written';
import { Day, Empty, Loaded, PageHead, useSite, useStore } from '../kit';

function Lesson({ id, lesson }: { readonly id: string; readonly lesson: LearningView['lessons'][number] }) {
  const { t } = useSite();
  return (
    <li className="border-b border-line py-4">
      <Link className="link font-medium" to={`/partner/learning/${id}/${lesson.key}`} dir="auto">
        {lesson.title}
      </Link>
      <span className="block text-13 text-muted">
        {lesson.readAt === null ? (
          t('learning.unread')
        ) : (
          <>
            {t('learning.read')} <Day at={lesson.readAt} />
          </>
        )}
        {lesson.confidential && ` · ${t('learning.confidential')}`}
      </span>
    </li>
  );
}

function OneProgram({ learning: { id, program, writtenAt, lessons, certificate } }: { readonly learning: LearningView }) {
  const { t, locale } = useSite();
  return (
    <section className="mt-8">
      <h2 className="text-22" dir="auto">
        {program}
      </h2>
      <p className="mt-1 text-13 text-muted">
        {t('learning.writtenAt')} <Day at={writtenAt} />
      </p>
      {certificate && (
        <p className={`note mt-4 ${certificate.revokedAt === null ? 'note-positive' : 'note-danger'}`}>
          {t(certificate.revokedAt === null ? 'path.passed' : 'path.revoked')}{' '}
          <a className="link" href={storePath(locale, `/certificates/${certificate.number}`)}>
            <bdi>{certificate.number}</bdi>
          </a>
        </p>
      )}
      {lessons.length === 0 ? (
        <p className="mt-4 text-muted">{t('learning.noLessons')}</p>
      ) : (
        <ul className="mt-4 max-w-2xl border-t border-line">
          {lessons.map((lesson) => (
            <Lesson key={lesson.key} id={id} lesson={lesson} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What there is to read in the programs somebody is in. */
export function Learning() {
  const { t } = useSite();
  const query = useStore(['learning'], (client) => client.partnerLearning.list());
  return (
    <>
      <PageHead title={t('learning.title')} state={t('learning.help')} />
      <Loaded query={query}>
        {(found) =>
          found.length === 0 ? (
            <Empty
              title={t('learning.none')}
              help={t('learning.noneHelp')}
              action={
                <Link className="button" to="/help">
                  {t('helpCentre.title')}
                </Link>
              }
            />
          ) : (
            <>
              {found.map((learning) => (
                <OneProgram key={learning.id} learning={learning} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** One piece of it, as it is now. */
export function LearningLesson() {
  const { t } = useSite();
  const { id = '', key = '' } = useParams();
  const query = useStore(['learning', id, key], (client) => client.partnerLearning.read({ params: { id, key } }));
  return (
    <>
      <PageHead
        title={query.data?.title ?? t('learning.title')}
        state={query.data?.program}
        back={{ to: '/partner/learning', label: t('learning.title') }}
      />
      <Loaded query={query}>
        {(lesson) => (
          <>
            {lesson.confidential && <p className="note note-warning mt-6">{t('path.confidential')}</p>}
            <div className="mt-6">
              <Written text={lesson.text} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
