import type { PageDrawn, PageRequest } from '../site/page';
import { useHref, useSite } from '../ui/site';
import { SupportLink } from '../ui/support-link';

type FailureStatus = 403 | 404 | 410 | 429 | 500 | 503;

/** What is spoken of: a page of the shop, or where a link in a letter leads. */
type Subject = FailureStatus | 'link';

function Failure({ status, subject }: { readonly status: FailureStatus; readonly subject: Subject }) {
  const { t } = useSite();
  const href = useHref();
  return (
    <div className="wrap-text py-24 md:py-32">
      <p className="eyebrow tabular-nums">{status}</p>
      <h1 className="mt-3 text-36">{t(`page.${subject}`)}</h1>
      <p className="mt-4 text-18 text-muted">{t(`page.${subject}Help`)}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        <a className="button button-primary" href={href('/')}>
          {t('catalogue.showAll')}
        </a>
        <SupportLink label={t('return.help')} />
      </div>
    </div>
  );
}

/** What is shown instead of a page that is not there, is gone, or could not be drawn. */
export const failurePage = ({ t }: PageRequest, status: FailureStatus): PageDrawn => ({
  kind: 'page',
  status,
  head: { title: t(`page.${status}`), noindex: true },
  body: <Failure status={status} subject={status} />,
});

/** Instead of a page that a link in a letter leads to: who holds the letter reads of the link, not of the shop's pages. */
export const letterFailurePage = ({ t }: PageRequest, status: FailureStatus): PageDrawn => {
  const subject = status === 404 || status === 410 ? 'link' : status;
  return {
    kind: 'page',
    status,
    head: { title: t(`page.${subject}`), noindex: true },
    body: <Failure status={status} subject={subject} />,
  };
};

/** The page for a status the store answered with. */
export function failureStatus(status: number): FailureStatus {
  if (status === 0 || status === 503) return 503;
  if (status === 400 || status === 404) return 404;
  return status === 403 || status === 410 || status === 429 ? status : 500;
}
