import { StyleSheet, Text, View } from '@react-pdf/renderer';
import { asTyped, direction, drawn, end, Leaf, Pair, Sheet, Side, start, styles } from '../../../platform/paper/sheet';
import { LEFT_TO_RIGHT, writingOf } from '../../../platform/paper/writing';
import type { Writing } from '../../../platform/paper/writing';
import type { SelfBilledBody, SideOnPaper } from '../domain/document';
import { taxOf, type PaperLine } from '../domain/draw-up';
import { paperWords } from '../domain/paper-words';
import type { PaperWords } from '../domain/words';

const own = StyleSheet.create({
  test: { marginBottom: 12, padding: 6, borderWidth: 1, borderColor: '#b91c1c', color: '#b91c1c', fontWeight: 700, textAlign: 'center' },
  what: { width: '46%' },
  reference: { width: '34%' },
  figure: { width: '20%' },
  sums: { width: '46%', marginTop: 12 },
});

/** A leaf holds this many lines; leaves are cut here, because the library takes longer the longer what it has to cut. */
const LINES_ON_FIRST = 12;
const LINES_ON_LEAF = 26;

const regionName = (language: string, country: string): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;

interface PartProps {
  readonly paper: Writing;
  readonly words: PaperWords;
}

const Lines = ({ paper, words, lines }: PartProps & { readonly lines: readonly PaperLine[] }) => (
  <View style={{ marginTop: 20 }}>
    <View style={[styles.row, direction(paper)]}>
      <Text style={[styles.label, start(paper), own.what]}>{words.item}</Text>
      <Text style={[styles.label, start(paper), own.reference]}>{words.reference}</Text>
      <Text style={[styles.label, end(paper), own.figure]}>{words.amount}</Text>
    </View>
    {lines.map((line) => (
      <View key={`${line.what}:${line.reference}`} style={[styles.row, direction(paper)]} wrap={false}>
        <Text style={[start(paper), own.what]}>
          {words.what[line.what]}
          {line.rate === undefined ? '' : ` · ${paper.percent(line.rate)}`}
        </Text>
        <Text style={[asTyped(paper, line.reference), own.reference]}>{line.reference}</Text>
        <Text style={[end(paper), own.figure]}>{paper.sum(line.amount)}</Text>
      </View>
    ))}
  </View>
);

const sideLines = (language: string, words: PaperWords, side: SideOnPaper): string[] => [
  side.name,
  ...side.address.split('\n'),
  regionName(language, side.country),
  side.vatId === '' ? '' : `${words.vatId}: ${side.vatId}`,
];

const Head = ({ paper, words, body }: PartProps & { readonly body: SelfBilledBody }) => (
  <View>
    {body.testMode && <Text style={own.test}>{words.test}</Text>}
    <Text style={[styles.title, start(paper)]}>{words.kind[body.kind]}</Text>
    <Text style={start(paper)}>{words.by}</Text>
    {body.refersTo.length > 0 && (
      <Text style={start(paper)}>{words.corrects.replace('{labels}', `${LEFT_TO_RIGHT}${body.refersTo.join(', ')}`)}</Text>
    )}
    <View style={[direction(paper), { marginTop: 20 }]}>
      <Side writing={paper} label={words.supplier} lines={sideLines(body.language, words, body.supplier)} />
      <Side writing={paper} label={words.recipient} lines={sideLines(body.language, words, body.recipient)} />
    </View>
    <View style={{ marginTop: 20 }}>
      {(
        [
          [words.number, body.label],
          [words.issued, paper.day(body.issuedAt)],
          [words.month, paper.month(body.month)],
          [words.statement, body.statement],
        ] as const
      ).map(([label, value]) => (
        <Pair key={label} writing={paper} label={label}>
          {value}
        </Pair>
      ))}
    </View>
  </View>
);

const Sums = ({ paper, words, body }: PartProps & { readonly body: SelfBilledBody }) => (
  <View wrap={false}>
    <View style={[own.sums, { alignSelf: paper.rtl ? 'flex-start' : 'flex-end' }]}>
      <Pair writing={paper} label={words.net}>
        {paper.sum(body.total - taxOf(body.taxes ?? []))}
      </Pair>
      {body.taxes?.map(({ rate, net, tax }) => (
        <Pair key={rate} writing={paper} label={`${words.taxAt.replace('{rate}', paper.percent(rate))} (${paper.sum(net)})`}>
          {paper.sum(tax)}
        </Pair>
      )) ?? (
        <Pair writing={paper} label={words.tax}>
          {paper.sum(0)}
        </Pair>
      )}
      <Pair writing={paper} label={words.total} strong>
        {paper.sum(body.total)}
      </Pair>
    </View>
    <Text style={[start(paper), { marginTop: 12 }]}>{words.treatment[body.treatment]}</Text>
    {body.treatment === 'domestic' && body.lines.some(({ rate }) => rate === undefined) && (
      <Text style={[start(paper), { marginTop: 6 }]}>{words.beforeLiable}</Text>
    )}
    {body.apart.map(({ reason, amount }) => (
      <Text key={reason} style={[start(paper), { marginTop: 6 }]}>
        {words.apart[reason].replace('{amount}', `${LEFT_TO_RIGHT}${paper.sum(amount)}${LEFT_TO_RIGHT}`)}
      </Text>
    ))}
  </View>
);

/** Lines by leaf: fewer on the first, below the head. */
const leavesOf = (lines: readonly PaperLine[]): ReadonlyArray<readonly PaperLine[]> => {
  const rest = lines.slice(LINES_ON_FIRST);
  const more = Array.from({ length: Math.ceil(rest.length / LINES_ON_LEAF) }, (_, at) =>
    rest.slice(at * LINES_ON_LEAF, (at + 1) * LINES_ON_LEAF),
  );
  return [lines.slice(0, LINES_ON_FIRST), ...more];
};

const Paper = ({ body }: { readonly body: SelfBilledBody }) => {
  const paper = writingOf(body.language, body.currency);
  const words = paperWords(body.language);
  const leaves = leavesOf(body.lines);
  return (
    <Sheet writing={paper} title={`${words.kind[body.kind]} ${body.label}`} author={body.recipient.name} issuedAt={body.issuedAt}>
      {leaves.map((lines, at) => (
        <Leaf key={lines[0]?.reference ?? String(at)}>
          {at === 0 && <Head paper={paper} words={words} body={body} />}
          <Lines paper={paper} words={words} lines={lines} />
          {at === leaves.length - 1 && <Sums paper={paper} words={words} body={body} />}
        </Leaf>
      ))}
    </Sheet>
  );
};

/** The paper as PDF, drawn from what was frozen when it was issued: the same bytes each time. */
export const pdfOf = (body: SelfBilledBody): Promise<Buffer> => drawn(<Paper body={body} />);
