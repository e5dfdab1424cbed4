import { Link, StyleSheet, Text, View } from '@react-pdf/renderer';
import { asTyped, direction, drawn, end, Leaf, Pair, Sheet, Side, start, styles } from '../../../platform/paper/sheet';
import { LEFT_TO_RIGHT, writingOf } from '../../../platform/paper/writing';
import type { Writing } from '../../../platform/paper/writing';
import { paperWords } from '../domain/paper-words';
import type { PaperWords } from '../domain/paper-words';
import { owed } from '../domain/statement';
import type { Amounts, Part, Statement, StatementLine } from '../domain/statement';

/** Entries are drawn up to here: a longer paper would keep the shop from answering while it is drawn, and nobody leafs through it. */
export const MOST_LINES_ON_PAPER = 400;

/** A statement as it was signed, with what proves it. */
export interface StatementOnPaper {
  readonly statement: Statement;
  readonly language: string;
  readonly code: string;
  /** SHA-256 of the signed text. */
  readonly fingerprint: string;
  readonly key: string;
  readonly signature: string;
  /** Where whoever holds the paper asks the shop, and the same with number and code filled in. */
  readonly checkPage: { readonly address: string; readonly link: string };
}

const own = StyleSheet.create({
  head: { fontSize: 12, fontWeight: 700, marginTop: 16, marginBottom: 2 },
  small: { fontSize: 8 },
  first: { width: '22%' },
  figure: { width: '13%' },
  sums: { fontSize: 8.5, paddingVertical: 3 },
  proof: { marginTop: 6, fontSize: 8 },
  link: { color: '#1c1917', textDecoration: 'none' },
});

interface Paper extends Writing {
  readonly of: StatementOnPaper;
  readonly words: PaperWords;
}
interface Drawn {
  readonly paper: Paper;
}

const COLUMNS: ReadonlyArray<Part | 'owed'> = ['pending', 'available', 'held', 'reserved', 'paidOut', 'owed'];
const inColumn = (amounts: Amounts, column: Part | 'owed'): number => (column === 'owed' ? owed(amounts) : amounts[column]);
const ltr = (text: string): string => `${LEFT_TO_RIGHT}${text}${LEFT_TO_RIGHT}`;

const Heading = ({ paper, words }: Drawn & { readonly words: string }) => (
  <Text style={[own.head, start(paper)]} minPresenceAhead={40}>
    {words.replace('{currency}', ltr(paper.of.statement.currency))}
  </Text>
);

const Sums = ({ paper }: Drawn) => {
  const { words } = paper;
  const { opening, groups, closing } = paper.of.statement;
  const rows = [
    { label: words.opening, amounts: opening, strong: true },
    ...groups.map((each) => ({ label: words.group[each.group], amounts: each, strong: false })),
    { label: words.closing, amounts: closing, strong: true },
  ];
  const weight = (strong: boolean) => (strong ? [styles.strong] : []);
  return (
    <View>
      <View style={[styles.row, own.sums, direction(paper)]}>
        <Text style={[styles.label, start(paper), own.first]}>{words.entry}</Text>
        {COLUMNS.map((column) => (
          <Text key={column} style={[styles.label, end(paper), own.figure]}>
            {words.part[column]}
          </Text>
        ))}
      </View>
      {rows.map(({ label, amounts, strong }) => (
        <View key={label} style={[styles.row, own.sums, direction(paper)]} wrap={false}>
          <Text style={[start(paper), own.first, ...weight(strong)]}>{label}</Text>
          {COLUMNS.map((column) => (
            <Text key={column} style={[end(paper), own.figure, ...weight(strong)]}>
              {paper.figure(inColumn(amounts, column))}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
};

const WIDTHS = ['14%', '20%', '28%', '10%', '14%', '14%'] as const;

/** One row of the entries: the first three begin at the start, the others are figures. */
const Entry = ({ paper, cells, label = false }: Drawn & { readonly cells: readonly string[]; readonly label?: boolean }) => (
  <View style={[styles.row, direction(paper), { paddingVertical: 3 }]} wrap={false} fixed={label}>
    {cells.map((cell, at) => (
      <Text
        key={WIDTHS[at] ? `${at}` : cell}
        style={[label ? styles.label : own.small, at < 3 ? start(paper) : end(paper), { width: WIDTHS[at] ?? '10%' }]}
      >
        {cell}
      </Text>
    ))}
  </View>
);

/** Rows of entries on one leaf. Leaves are cut here: the library takes longer the longer what it has to cut, and loses its way in hundreds of rows. */
const LINES_ON_LEAF = 32;

const leavesOf = (lines: readonly StatementLine[]): ReadonlyArray<readonly StatementLine[]> =>
  lines.length > MOST_LINES_ON_PAPER
    ? []
    : Array.from({ length: Math.ceil(lines.length / LINES_ON_LEAF) }, (_, at) => lines.slice(at * LINES_ON_LEAF, (at + 1) * LINES_ON_LEAF));

const Lines = ({ paper, lines }: Drawn & { readonly lines: readonly StatementLine[] }) => {
  const { words } = paper;
  return (
    <View>
      <Entry paper={paper} label cells={[words.booked, words.entry, words.reference, words.journal, words.part.owed, words.part.paidOut]} />
      {lines.map((line) => (
        <Entry
          key={line.journal}
          paper={paper}
          cells={[
            paper.day(Date.parse(line.bookedAt)),
            words.group[line.group],
            line.reference === null ? '–' : ltr(line.reference),
            String(line.journal),
            paper.figure(owed(line)),
            paper.figure(line.paidOut),
          ]}
        />
      ))}
    </View>
  );
};

/** What is said of entries that are not on the paper. */
const leftOut = (words: PaperWords, count: number): string | null => {
  if (count === 0) return words.noLines;
  return count > MOST_LINES_ON_PAPER ? words.tooMany.replace('{count}', ltr(String(count))) : null;
};

/** A word, and below it what is compared letter by letter. */
const Mark = ({ paper, label, text, to }: Drawn & { readonly label: string; readonly text: string; readonly to?: string }) => (
  <View style={own.proof} wrap={false}>
    <Text style={[styles.label, start(paper)]}>{label}</Text>
    <Text style={[start(paper), { direction: 'ltr' }]}>
      {to === undefined ? (
        text
      ) : (
        <Link src={to} style={own.link}>
          {text}
        </Link>
      )}
    </Text>
  </View>
);

const Proof = ({ paper }: Drawn) => {
  const { words, of } = paper;
  const { books } = of.statement;
  return (
    <View wrap={false}>
      <Heading paper={paper} words={words.proof} />
      <Text style={start(paper)}>{words.proofHelp}</Text>
      <Mark paper={paper} label={words.checkAt} text={of.checkPage.address} to={of.checkPage.link} />
      <Mark paper={paper} label={words.code} text={of.code} />
      <Mark paper={paper} label={words.fingerprint} text={of.fingerprint} />
      <Mark paper={paper} label={words.signature} text={of.signature} />
      <Mark paper={paper} label={words.key} text={of.key} />
      <Mark paper={paper} label={words.head.replace('{block}', ltr(String(books.block)))} text={books.head} />
    </View>
  );
};

const Footer = ({ paper, leaf }: Drawn & { readonly leaf: string }) => {
  const text = `${paper.of.statement.id} · ${leaf}`;
  return (
    <Text fixed style={[styles.footer, asTyped(paper, text)]}>
      {text}
    </Text>
  );
};

/** Who tells whom, about what. */
const Head = ({ paper, title }: Drawn & { readonly title: string }) => {
  const { words } = paper;
  const { shop, party, id, month, issuedAt, currency } = paper.of.statement;
  const pairs = [
    [words.number, id],
    [words.month, month],
    [words.issued, paper.day(Date.parse(issuedAt))],
    [words.currency, currency],
  ] as const;
  return (
    <>
      <Text style={[styles.title, start(paper)]}>{title}</Text>
      <View style={[direction(paper), { marginTop: 8 }]}>
        <Side writing={paper} label={words.shop} lines={[shop.name, shop.url]} />
        <Side writing={paper} label={words.party} lines={[party.name]} />
      </View>
      <View style={{ marginTop: 12 }}>
        {pairs.map(([label, text]) => (
          <Pair key={label} writing={paper} label={label}>
            {text}
          </Pair>
        ))}
      </View>
    </>
  );
};

const Paper = ({ of }: { readonly of: StatementOnPaper }) => {
  const { statement, language } = of;
  const words = paperWords(language);
  const paper: Paper = { ...writingOf(language, statement.currency), of, words };
  const title = words.title.replace('{month}', paper.rtl ? ltr(statement.month) : paper.month(statement.month));
  const leaves = leavesOf(statement.lines);
  const note = leftOut(words, statement.lines.length);
  return (
    <Sheet writing={paper} title={`${title} ${statement.id}`} author={statement.shop.name} issuedAt={Date.parse(statement.issuedAt)}>
      <Leaf>
        <Head paper={paper} title={title} />
        <Heading paper={paper} words={words.sums} />
        <Sums paper={paper} />
        {note !== null && <Text style={[start(paper), { marginTop: 8 }]}>{note}</Text>}
        <Proof paper={paper} />
        <Footer paper={paper} leaf={`1 / ${leaves.length + 1}`} />
      </Leaf>
      {leaves.map((lines, at) => (
        <Leaf key={lines[0]?.journal}>
          {at === 0 && <Heading paper={paper} words={words.lines} />}
          <Lines paper={paper} lines={lines} />
          <Footer paper={paper} leaf={`${at + 2} / ${leaves.length + 1}`} />
        </Leaf>
      ))}
    </Sheet>
  );
};

/** The statement as PDF, drawn from what was signed; the same bytes each time it is asked for in a language. */
export const pdfOf = (of: StatementOnPaper): Promise<Buffer> => drawn(<Paper of={of} />);
