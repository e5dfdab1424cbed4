import type { WrittenDocument } from '../../../../../contracts/invoices';
import { LEFT_TO_RIGHT, writingOf } from '../../../platform/paper/writing';
import type { Writing } from '../../../platform/paper/writing';
import { taxesOf, totalsOf, type DocumentBody } from '../domain/document';
import { paperWords } from '../domain/paper-words';

const DAY = 86_400_000;

const regionName = (language: string, country: string): string => {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
};

/** What has to be said below the sums: how it was paid, at what prices were converted, who reckoned the tax, why there is no tax, and that a document came late. */
const notesOf = (body: DocumentBody, { day, sum }: Writing): string[] => {
  const { lines, issuedAt, suppliedAt, kind, language, exchange, taxedBy, paidWithCredit } = body;
  const words = paperWords(language);
  const converted = exchange
    ? words.converted
        .replace('{quote}', `${LEFT_TO_RIGHT}1 ${exchange.from} = ${exchange.rate} ${exchange.to}${LEFT_TO_RIGHT}`)
        .replace('{source}', exchange.source)
        .replace('{day}', `${LEFT_TO_RIGHT}${day(exchange.validFrom)}`)
    : null;
  const reckoned = taxedBy
    ? words.reckoned
        .replace('{calculation}', `${LEFT_TO_RIGHT}${taxedBy.calculation}${LEFT_TO_RIGHT}`)
        .replace('{jurisdictions}', taxedBy.jurisdictions.join(', '))
    : null;
  const reasons = [...new Set(lines.map(({ reason }) => reason))].flatMap((reason) => words.reason[reason] ?? []);
  const paid = paidWithCredit
    ? words.paidWithCredit.replace('{total}', sum(paidWithCredit.total)).replace('{amount}', sum(paidWithCredit.amount))
    : null;
  return [
    ...(paid === null ? [] : [paid]),
    ...(converted === null ? [] : [converted]),
    ...(reckoned === null ? [] : [reckoned]),
    ...reasons,
    ...(kind === 'invoice' && issuedAt - suppliedAt > DAY ? [words.late] : []),
  ];
};

const partiesOf = ({ seller, buyer, language }: DocumentBody): Pick<WrittenDocument, 'seller' | 'buyer'> => {
  const words = paperWords(language);
  const vat = (id: string) => (id === '' ? '' : `${words.vatId}: ${id}`);
  const { company } = buyer;
  return {
    seller: {
      label: words.seller,
      lines: [seller.name, ...seller.address.split('\n'), regionName(language, seller.country), vat(seller.vatId)].filter(Boolean),
    },
    buyer: {
      label: words.buyer,
      lines: [
        ...(company ? [company.name, ...company.address.split('\n')] : []),
        buyer.email,
        regionName(language, buyer.country),
        vat(company?.vatId ?? ''),
      ].filter(Boolean),
    },
  };
};

const figuresOf = ({ lines, language }: DocumentBody, paper: Writing): Pick<WrittenDocument, 'columns' | 'rows' | 'sums'> => {
  const words = paperWords(language);
  const totals = totalsOf(lines);
  return {
    columns: { item: words.item, rate: words.rate, net: words.net, tax: words.tax, total: words.total },
    rows: lines.map((line) => ({
      line: line.line,
      item: line.name === line.offer ? line.name : `${line.name} – ${line.offer}`,
      rate: paper.percent(line.rateBasisPoints),
      net: paper.sum(line.gross - line.tax),
      tax: paper.sum(line.tax),
      total: paper.sum(line.gross),
    })),
    sums: [
      { label: words.net, value: paper.sum(totals.net) },
      ...taxesOf(lines).map(({ rateBasisPoints, tax }) => ({
        label: words.taxAt.replace('{rate}', paper.percent(rateBasisPoints)),
        value: paper.sum(tax),
      })),
      { label: words.total, value: paper.sum(totals.gross) },
    ],
  };
};

/** The document as it is read, in the language it was issued in: PDF and page are both drawn from this and say the same. */
export const writtenDocument = (body: DocumentBody): WrittenDocument => {
  const paper = writingOf(body.language, body.currency);
  const words = paperWords(body.language);
  return {
    language: body.language,
    rightToLeft: paper.rtl,
    title: words.kind[body.kind],
    number: body.label,
    test: body.testMode ? words.test : null,
    corrects: body.refersTo
      ? words.corrects.replace('{label}', body.refersTo.label).replace('{day}', `${LEFT_TO_RIGHT}${paper.day(body.refersTo.issuedAt)}`)
      : null,
    ...partiesOf(body),
    facts: [
      { label: words.number, value: body.label },
      { label: words.issued, value: paper.day(body.issuedAt) },
      { label: words.supplied, value: paper.day(body.suppliedAt) },
      { label: words.order, value: body.orderNumber },
    ],
    ...figuresOf(body, paper),
    notes: notesOf(body, paper),
    footer: body.seller.footer,
  };
};
