import { createRequire } from 'node:module';
import path from 'node:path';
import { Document, Font, Page, StyleSheet, Text, View, renderToBuffer } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { formatDecimal, minor } from '../../../kernel/money';
import { taxesOf, totalsOf, type DocumentBody } from '../domain/document';
import { paperWords } from '../domain/paper-words';

// A font with Latin and Arabic letters, as a whole TrueType file: subsets lose the first letter of joined Arabic words.
const fonts = path.dirname(createRequire(__filename).resolve('@expo-google-fonts/cairo/package.json'));
Font.register({
  family: 'Cairo',
  fonts: [
    { src: path.join(fonts, '400Regular', 'Cairo_400Regular.ttf') },
    { src: path.join(fonts, '700Bold', 'Cairo_700Bold.ttf'), fontWeight: 700 },
  ],
});
// Words are never cut in two: a hyphen inside a name or a number of an invoice changes it.
Font.registerHyphenationCallback((word) => [word]);

/** An invisible mark: what follows keeps its order between Arabic words. */
const LEFT_TO_RIGHT = '\u200e';

const INK = '#1c1917';
const MUTED = '#6b6560';
const LINE = '#d6d3d1';

const styles = StyleSheet.create({
  page: { fontFamily: 'Cairo', fontSize: 9.5, color: INK, padding: 48, lineHeight: 1.5 },
  title: { fontSize: 22, fontWeight: 700, lineHeight: 1.7 },
  test: { marginBottom: 12, padding: 6, borderWidth: 1, borderColor: '#b91c1c', color: '#b91c1c', fontWeight: 700, textAlign: 'center' },
  block: { width: '46%' },
  label: { color: MUTED, fontSize: 8.5 },
  strong: { fontWeight: 700 },
  row: { paddingVertical: 5, borderBottomWidth: 0.75, borderBottomColor: LINE },
  figure: { width: '16%' },
  sums: { width: '46%', marginTop: 12 },
  footer: { position: 'absolute', bottom: 32, left: 48, right: 48, color: MUTED, fontSize: 8.5 },
});

// Arabic dates are written with marks of direction that PDF lays out wrong; year, month and day are read by everyone.
const DAY_TAG: Readonly<Record<string, { readonly tag: string; readonly style: 'short' | 'medium' }>> = {
  ar: { tag: 'en-CA', style: 'short' },
};

interface Paper {
  readonly body: DocumentBody;
  readonly rtl: boolean;
  readonly day: (at: number) => string;
  readonly sum: (amount: number) => string;
  readonly percent: (basisPoints: number) => string;
}

const grouped = (decimal: string, separator: string): string => {
  const [whole = '', decimals] = decimal.split('.');
  // A narrow space between thousands is read right in every language; points and commas are not.
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return decimals === undefined ? spaced : `${spaced}${separator}${decimals}`;
};

const paperOf = (body: DocumentBody): Paper => {
  const tag = body.language === 'ar' ? 'ar-u-nu-latn' : body.language;
  const days = DAY_TAG[body.language] ?? { tag: body.language, style: 'medium' };
  const separator = new Intl.NumberFormat(tag).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  return {
    body,
    rtl: body.language === 'ar',
    day: (at) => new Intl.DateTimeFormat(days.tag, { dateStyle: days.style, timeZone: 'UTC' }).format(at),
    // Digits of minor units with the sign of the language between them: no float is made of an amount on paper either.
    sum: (amount) => `${grouped(formatDecimal({ minor: minor(amount), currency: body.currency }), separator)} ${body.currency}`,
    percent: (basisPoints) => `${(basisPoints / 100).toString().replace('.', separator)} %`,
  };
};

const direction = ({ rtl }: Paper) => ({
  flexDirection: rtl ? ('row-reverse' as const) : ('row' as const),
  justifyContent: 'space-between' as const,
});
const start = ({ rtl }: Paper) => ({
  textAlign: rtl ? ('right' as const) : ('left' as const),
  direction: rtl ? ('rtl' as const) : ('ltr' as const),
});
// Figures are read from left to right in Arabic too.
const end = ({ rtl }: Paper) => ({ textAlign: rtl ? ('left' as const) : ('right' as const) });

// What people typed has the direction of its first letter, whatever the language around it: a house number stays before its street.
const FIRST_LETTER = /[\u0590-\u08ff\ufb1d-\ufefc]|\p{L}/u;
const asTyped = (paper: Paper, text: string) => ({
  ...start(paper),
  direction: /[\u0590-\u08ff\ufb1d-\ufefc]/.test(FIRST_LETTER.exec(text)?.[0] ?? '') ? ('rtl' as const) : ('ltr' as const),
});

/** A person or company with its address, line by line. */
const Side = ({ paper, label, lines }: { readonly paper: Paper; readonly label: string; readonly lines: readonly string[] }) => (
  <View style={styles.block}>
    <Text style={[styles.label, start(paper)]}>{label}</Text>
    {lines.filter(Boolean).map((line, index) => (
      <Text key={`${index}:${line}`} style={[asTyped(paper, line), ...(index === 0 ? [styles.strong] : [])]}>
        {line}
      </Text>
    ))}
  </View>
);

const Pair = ({
  paper,
  label,
  children,
  strong = false,
}: {
  readonly paper: Paper;
  readonly label: string;
  readonly children: ReactNode;
  readonly strong?: boolean;
}) => (
  <View style={[styles.row, direction(paper)]}>
    <Text style={[start(paper), ...(strong ? [styles.strong] : [])]}>{label}</Text>
    <Text style={[end(paper), ...(strong ? [styles.strong] : [])]}>{children}</Text>
  </View>
);

const regionName = (language: string, country: string): string => {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
};

const Parties = ({ paper }: { readonly paper: Paper }) => {
  const { seller, buyer, language } = paper.body;
  const words = paperWords(language);
  const vat = (id: string) => (id === '' ? '' : `${words.vatId}: ${id}`);
  const { company } = buyer;
  return (
    <View style={[direction(paper), { marginTop: 20 }]}>
      <Side
        paper={paper}
        label={words.seller}
        lines={[seller.name, ...seller.address.split('\n'), regionName(language, seller.country), vat(seller.vatId)]}
      />
      <Side
        paper={paper}
        label={words.buyer}
        lines={[
          ...(company ? [company.name, ...company.address.split('\n')] : []),
          buyer.email,
          regionName(language, buyer.country),
          vat(company?.vatId ?? ''),
        ]}
      />
    </View>
  );
};

const Items = ({ paper }: { readonly paper: Paper }) => {
  const words = paperWords(paper.body.language);
  const figure = [styles.figure, end(paper)];
  return (
    <View style={{ marginTop: 24 }}>
      <View style={[styles.row, direction(paper)]}>
        <Text style={[styles.label, start(paper), { width: '36%' }]}>{words.item}</Text>
        {[words.rate, words.net, words.tax, words.total].map((word) => (
          <Text key={word} style={[styles.label, ...figure]}>
            {word}
          </Text>
        ))}
      </View>
      {paper.body.lines.map((line) => (
        <View key={line.line} style={[styles.row, direction(paper)]} wrap={false}>
          <Text style={[asTyped(paper, line.name), { width: '36%' }]}>
            {line.name === line.offer ? line.name : `${line.name} – ${line.offer}`}
          </Text>
          <Text style={figure}>{paper.percent(line.rateBasisPoints)}</Text>
          <Text style={figure}>{paper.sum(line.gross - line.tax)}</Text>
          <Text style={figure}>{paper.sum(line.tax)}</Text>
          <Text style={figure}>{paper.sum(line.gross)}</Text>
        </View>
      ))}
    </View>
  );
};

const Sums = ({ paper }: { readonly paper: Paper }) => {
  const words = paperWords(paper.body.language);
  const totals = totalsOf(paper.body.lines);
  return (
    <View style={[styles.sums, { alignSelf: paper.rtl ? 'flex-start' : 'flex-end' }]} wrap={false}>
      <Pair paper={paper} label={words.net}>
        {paper.sum(totals.net)}
      </Pair>
      {taxesOf(paper.body.lines).map(({ rateBasisPoints, reason, tax }) => (
        <Pair key={`${rateBasisPoints}:${reason}`} paper={paper} label={words.taxAt.replace('{rate}', paper.percent(rateBasisPoints))}>
          {paper.sum(tax)}
        </Pair>
      ))}
      <Pair paper={paper} label={words.total} strong>
        {paper.sum(totals.gross)}
      </Pair>
    </View>
  );
};

const DAY = 86_400_000;

/** What has to be said below the sums: at what prices were converted, why there is no tax, and that a document came late. */
const notesOf = ({ day, body }: Paper): string[] => {
  const { lines, issuedAt, suppliedAt, kind, language, exchange } = body;
  const words = paperWords(language);
  const converted = exchange
    ? words.converted
        .replace('{quote}', `${LEFT_TO_RIGHT}1 ${exchange.from} = ${exchange.rate} ${exchange.to}${LEFT_TO_RIGHT}`)
        .replace('{source}', exchange.source)
        .replace('{day}', `${LEFT_TO_RIGHT}${day(exchange.validFrom)}`)
    : null;
  const reasons = [...new Set(lines.map(({ reason }) => reason))].flatMap((reason) => words.reason[reason] ?? []);
  return [
    ...(converted === null ? [] : [converted]),
    ...reasons,
    ...(kind === 'invoice' && issuedAt - suppliedAt > DAY ? [words.late] : []),
  ];
};

const Sheet = ({ body }: { readonly body: DocumentBody }) => {
  const paper = paperOf(body);
  const words = paperWords(body.language);
  return (
    <Document title={`${words.kind[body.kind]} ${body.label}`} author={body.seller.name} language={body.language}>
      <Page size="A4" style={styles.page}>
        {body.testMode && <Text style={styles.test}>{words.test}</Text>}
        <Text style={[styles.title, start(paper)]}>{words.kind[body.kind]}</Text>
        {body.refersTo && (
          <Text style={start(paper)}>
            {words.corrects
              .replace('{label}', body.refersTo.label)
              .replace('{day}', `${LEFT_TO_RIGHT}${paper.day(body.refersTo.issuedAt)}`)}
          </Text>
        )}
        <Parties paper={paper} />
        <View style={{ marginTop: 20 }}>
          <Pair paper={paper} label={words.number}>
            {body.label}
          </Pair>
          <Pair paper={paper} label={words.issued}>
            {paper.day(body.issuedAt)}
          </Pair>
          <Pair paper={paper} label={words.supplied}>
            {paper.day(body.suppliedAt)}
          </Pair>
          <Pair paper={paper} label={words.order}>
            {body.orderNumber}
          </Pair>
        </View>
        <Items paper={paper} />
        <Sums paper={paper} />
        {notesOf(paper).map((note) => (
          <Text key={note} style={[start(paper), { marginTop: 12 }]}>
            {note}
          </Text>
        ))}
        {body.seller.footer !== '' && (
          <Text fixed style={[styles.footer, asTyped(paper, body.seller.footer)]}>
            {body.seller.footer}
          </Text>
        )}
      </Page>
    </Document>
  );
};

/** The document as PDF, drawn from what was frozen when it was issued. */
export const pdfOf = (body: DocumentBody): Promise<Buffer> => renderToBuffer(<Sheet body={body} />);
