import { isStoreFailure } from '../../client';
import type { WrittenDocument } from '../../contracts/invoices';
import type { Page } from '../site/page';
import { DownloadIcon } from '../ui/icons';
import { useHref, useSite } from '../ui/site';
import { failurePage } from './failure';

export { certificatePage } from './certificate';

const Party = ({ label, lines }: WrittenDocument['seller']) => (
  <div>
    <p className="text-13 text-muted">{label}</p>
    {lines.map((line, at) => (
      <p key={`${at}:${line}`} dir="auto" className={at === 0 ? 'font-bold' : ''}>
        {line}
      </p>
    ))}
  </div>
);

/** Words and values at both ends of a row; an amount is never broken in two. */
const Pairs = ({ pairs, strongLast = false }: { readonly pairs: WrittenDocument['sums']; readonly strongLast?: boolean }) => (
  <dl className="border-t border-line">
    {pairs.map(({ label, value }, at) => (
      <div
        key={label}
        className={`flex items-baseline justify-between gap-6 border-b border-line py-2 ${strongLast && at === pairs.length - 1 ? 'text-18 font-bold' : ''}`}
      >
        <dt>{label}</dt>
        <dd className="text-end tabular-nums">
          <bdi>{value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);

function Items({ columns, rows, title }: WrittenDocument) {
  const figures = ['rate', 'net', 'tax', 'total'] as const;
  return (
    <table role="table" className="data-table mt-8 w-full">
      <caption className="sr-only">{title}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" className="text-start">
            {columns.item}
          </th>
          {figures.map((name) => (
            <th key={name} role="columnheader" scope="col" className="text-end">
              {columns[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.line}>
            <td role="cell" data-label={columns.item} className="font-medium">
              <bdi>{row.item}</bdi>
            </td>
            {figures.map((name) => (
              <td role="cell" key={name} data-label={columns[name]} className="text-end whitespace-nowrap tabular-nums">
                <bdi>{row[name]}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Paper = ({ written }: { readonly written: WrittenDocument }) => (
  <article lang={written.language} dir={written.rightToLeft ? 'rtl' : 'ltr'}>
    {written.test !== null && <p className="note note-danger mb-6 text-center font-bold">{written.test}</p>}
    <h1 className="text-36">{written.title}</h1>
    {written.corrects !== null && <p className="mt-2 text-muted">{written.corrects}</p>}
    <div className="mt-8 grid gap-8 sm:grid-cols-2 print:grid-cols-2">
      <Party {...written.seller} />
      <Party {...written.buyer} />
    </div>
    <div className="mt-8">
      <Pairs pairs={written.facts} />
    </div>
    <Items {...written} />
    <div className="ms-auto mt-6 max-w-sm">
      <Pairs pairs={written.sums} strongLast />
    </div>
    {written.notes.map((note) => (
      <p key={note} className="mt-4">
        {note}
      </p>
    ))}
    {written.footer !== '' && (
      <p className="mt-10 border-t border-line pt-4 text-13 whitespace-pre-line text-muted" dir="auto">
        {written.footer}
      </p>
    )}
  </article>
);

function DocumentSheet({ written, pdf }: { readonly written: WrittenDocument; readonly pdf: string }) {
  const { t } = useSite();
  return (
    <div className="wrap-text py-10 md:py-14">
      <div className="no-print mb-10 border-b border-line pb-6">
        <div className="flex flex-wrap gap-3">
          <a className="button button-primary" href={pdf}>
            <DownloadIcon className="size-4.5" />
            {t('documents.open')}
          </a>
          <button type="button" data-print hidden className="button">
            {t('receipt.print')}
          </button>
        </div>
        <p className="mt-3 text-13 text-muted">{t('documents.goodFor')}</p>
      </div>
      <Paper written={written} />
    </div>
  );
}

function Lapsed() {
  const { t } = useSite();
  const href = useHref();
  return (
    <div className="wrap-text py-24">
      <h1 className="text-36">{t('documents.lapsed')}</h1>
      <p className="mt-4 text-18 text-muted">{t('documents.lapsedHelp')}</p>
      <a className="button button-primary mt-8" href={href('/sign-in')}>
        {t('thanks.signIn')}
      </a>
    </div>
  );
}

/** An invoice, credit note or correction to be read and printed; the same words and figures as its PDF, behind the same ticket. */
export const documentPage: Page = async (request) => {
  try {
    const { document, pdf } = await request.client.buyerInvoices.readWritten({ params: { ticket: request.params['ticket'] ?? '' } });
    return {
      kind: 'page',
      status: 200,
      scripts: ['receipt'],
      head: { title: `${document.title} ${document.number}`, noindex: true },
      body: <DocumentSheet written={document} pdf={pdf} />,
    };
  } catch (thrown) {
    if (!isStoreFailure(thrown, 'DOCUMENT_LINK_EXPIRED')) throw thrown;
    const page = failurePage(request, 410);
    return { ...page, body: <Lapsed />, head: { ...page.head, title: request.t('documents.lapsed') } };
  }
};
