import { StyleSheet, Text, View } from '@react-pdf/renderer';
import { asTyped, direction, drawn, end, Leaf, Pair, Sheet, Side, start, styles } from '../../../platform/paper/sheet';
import { LEFT_TO_RIGHT, writingOf } from '../../../platform/paper/writing';
import type { Writing } from '../../../platform/paper/writing';
import { taxesOf, totalsOf, type DocumentBody } from '../domain/document';
import { paperWords } from '../domain/paper-words';

const own = StyleSheet.create({
  test: { marginBottom: 12, padding: 6, borderWidth: 1, borderColor: '#b91c1c', color: '#b91c1c', fontWeight: 700, textAlign: 'center' },
  figure: { width: '16%' },
  sums: { width: '46%', marginTop: 12 },
});

interface Paper extends Writing {
  readonly body: DocumentBody;
}

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
        writing={paper}
        label={words.seller}
        lines={[seller.name, ...seller.address.split('\n'), regionName(language, seller.country), vat(seller.vatId)]}
      />
      <Side
        writing={paper}
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
  const figure = [own.figure, end(paper)];
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
    <View style={[own.sums, { alignSelf: paper.rtl ? 'flex-start' : 'flex-end' }]} wrap={false}>
      <Pair writing={paper} label={words.net}>
        {paper.sum(totals.net)}
      </Pair>
      {taxesOf(paper.body.lines).map(({ rateBasisPoints, reason, tax }) => (
        <Pair key={`${rateBasisPoints}:${reason}`} writing={paper} label={words.taxAt.replace('{rate}', paper.percent(rateBasisPoints))}>
          {paper.sum(tax)}
        </Pair>
      ))}
      <Pair writing={paper} label={words.total} strong>
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

const Invoice = ({ body }: { readonly body: DocumentBody }) => {
  const paper: Paper = { ...writingOf(body.language, body.currency), body };
  const words = paperWords(body.language);
  return (
    <Sheet writing={paper} title={`${words.kind[body.kind]} ${body.label}`} author={body.seller.name} issuedAt={body.issuedAt}>
      <Leaf>
        {body.testMode && <Text style={own.test}>{words.test}</Text>}
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
          <Pair writing={paper} label={words.number}>
            {body.label}
          </Pair>
          <Pair writing={paper} label={words.issued}>
            {paper.day(body.issuedAt)}
          </Pair>
          <Pair writing={paper} label={words.supplied}>
            {paper.day(body.suppliedAt)}
          </Pair>
          <Pair writing={paper} label={words.order}>
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
      </Leaf>
    </Sheet>
  );
};

/** The document as PDF, drawn from what was frozen when it was issued. */
export const pdfOf = (body: DocumentBody): Promise<Buffer> => drawn(<Invoice body={body} />);
