import { Link, useParams } from 'react-router-dom';
import type { FeedbackView } from '../../../contracts/feedback';
import { formatDay } from '../../i18n/format';
import { Loaded, PageHead, useSite, useStore } from '../kit';
import { Backing } from './backing';
import { FeedbackState, useAbout } from './feedback-words';

/** Where it went, where it is not on the board any more. */
function Gone({ one }: { readonly one: FeedbackView }) {
  const { t } = useSite();
  if (one.hiddenBecause !== null)
    return (
      <p className="note mt-4" dir="auto">
        {t('feedback.hidden', { reason: one.hiddenBecause })}
      </p>
    );
  return (
    one.mergedInto && (
      <p className="note mt-4">
        {t('feedback.mergedInto')}{' '}
        <Link className="link" to={`/feedback/${one.mergedInto.id}`} dir="auto">
          {one.mergedInto.title}
        </Link>
      </p>
    )
  );
}

/** One entry: what it says, how the shop stands to it, and who is behind it in number. */
export function FeedbackEntry() {
  const { t, locale } = useSite();
  const { id = '' } = useParams();
  const about = useAbout();
  const query = useStore(['feedback', id], (client) => client.feedback.read({ params: { id } }));
  return (
    <>
      <PageHead
        title={query.data?.title ?? t('feedback.title')}
        state={query.data && <span dir="auto">{about(query.data)}</span>}
        back={{ to: '/feedback', label: t('feedback.title') }}
      />
      <Loaded query={query}>
        {(one) => (
          <div className="max-w-text">
            <Gone one={one} />
            <p className="mt-6 whitespace-pre-line" dir="auto">
              {one.text}
            </p>
            <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
              <Backing one={one} />
            </div>
            <section className="mt-8 border-t border-line pt-5">
              <h2 className="text-22">{t('feedback.answer')}</h2>
              <p className="mt-2 flex flex-wrap items-baseline gap-x-3">
                <FeedbackState one={one} />
                {one.state !== 'new' && (
                  <span className="text-13 text-muted">{t('feedback.changed', { day: formatDay(locale, one.changedAt) })}</span>
                )}
              </p>
              {one.answer !== null && (
                <p className="mt-2 whitespace-pre-line" dir="auto">
                  {one.answer}
                </p>
              )}
            </section>
          </div>
        )}
      </Loaded>
    </>
  );
}
