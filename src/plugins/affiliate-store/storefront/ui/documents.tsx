import type { DocumentView } from '../../contracts/invoices';
import { formatDay } from '../i18n/format';
import { Amount } from './amount';
import { DownloadIcon, FileIcon } from './icons';
import { useSite } from './site';

/** Invoices and credit notes, each to be read as a page and as PDF. Nothing where there are none: a free order has none. */
export function Documents({ documents }: { readonly documents: readonly DocumentView[] }) {
  const { t, locale } = useSite();
  if (documents.length === 0) return null;
  return (
    <section aria-labelledby="documents" className="no-print mt-12 max-w-text">
      <h2 id="documents" className="text-22">
        {t('documents.title')}
      </h2>
      <ul className="mt-3 border-t border-line">
        {documents.map((document) => (
          <li key={document.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
            <div>
              <p className="font-medium">
                {t(`documents.${document.kind}`)} <bdi className="proportional-nums">{document.number}</bdi>
              </p>
              <p className="text-13 text-muted">
                <bdi>{document.seller}</bdi> · {formatDay(locale, document.issuedAt)} · <Amount money={document.total} />
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <a className="button button-small" href={document.page} target="_blank" rel="noopener noreferrer">
                <FileIcon className="size-4.5" />
                {t('documents.read')}
                <span className="sr-only"> {document.number}</span>
              </a>
              <a className="button button-small" href={document.url} target="_blank" rel="noopener noreferrer">
                <DownloadIcon className="size-4.5" />
                {t('documents.open')}
                <span className="sr-only"> {document.number}</span>
              </a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
