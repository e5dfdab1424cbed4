import { StyleSheet, Text, View } from '@react-pdf/renderer';
import type { WrittenDocument } from '../../../../../contracts/invoices';
import { asTyped, direction, drawn, end, Leaf, Pair, Sheet, Side, start, styles } from '../../../platform/paper/sheet';
import { writingOf } from '../../../platform/paper/writing';
import type { Writing } from '../../../platform/paper/writing';
import type { DocumentBody } from '../domain/document';
import { writtenDocument } from './write-document';

const own = StyleSheet.create({
  test: { marginBottom: 12, padding: 6, borderWidth: 1, borderColor: '#b91c1c', color: '#b91c1c', fontWeight: 700, textAlign: 'center' },
  figure: { width: '16%' },
  sums: { width: '46%', marginTop: 12 },
});

interface PartProps {
  readonly paper: Writing;
  readonly written: WrittenDocument;
}

const Items = ({ paper, written: { columns, rows } }: PartProps) => {
  const figure = [own.figure, end(paper)];
  return (
    <View style={{ marginTop: 24 }}>
      <View style={[styles.row, direction(paper)]}>
        <Text style={[styles.label, start(paper), { width: '36%' }]}>{columns.item}</Text>
        {[columns.rate, columns.net, columns.tax, columns.total].map((word) => (
          <Text key={word} style={[styles.label, ...figure]}>
            {word}
          </Text>
        ))}
      </View>
      {rows.map((row) => (
        <View key={row.line} style={[styles.row, direction(paper)]} wrap={false}>
          <Text style={[asTyped(paper, row.item), { width: '36%' }]}>{row.item}</Text>
          <Text style={figure}>{row.rate}</Text>
          <Text style={figure}>{row.net}</Text>
          <Text style={figure}>{row.tax}</Text>
          <Text style={figure}>{row.total}</Text>
        </View>
      ))}
    </View>
  );
};

const Sums = ({ paper, written: { sums } }: PartProps) => (
  <View style={[own.sums, { alignSelf: paper.rtl ? 'flex-start' : 'flex-end' }]} wrap={false}>
    {sums.map(({ label, value }, at) => (
      <Pair key={label} writing={paper} label={label} strong={at === sums.length - 1}>
        {value}
      </Pair>
    ))}
  </View>
);

const Invoice = ({ body }: { readonly body: DocumentBody }) => {
  const paper = writingOf(body.language, body.currency);
  const written = writtenDocument(body);
  return (
    <Sheet writing={paper} title={`${written.title} ${written.number}`} author={body.seller.name} issuedAt={body.issuedAt}>
      <Leaf>
        {written.test !== null && <Text style={own.test}>{written.test}</Text>}
        <Text style={[styles.title, start(paper)]}>{written.title}</Text>
        {written.corrects !== null && <Text style={start(paper)}>{written.corrects}</Text>}
        <View style={[direction(paper), { marginTop: 20 }]}>
          <Side writing={paper} {...written.seller} />
          <Side writing={paper} {...written.buyer} />
        </View>
        <View style={{ marginTop: 20 }}>
          {written.facts.map(({ label, value }) => (
            <Pair key={label} writing={paper} label={label}>
              {value}
            </Pair>
          ))}
        </View>
        <Items paper={paper} written={written} />
        <Sums paper={paper} written={written} />
        {written.notes.map((note) => (
          <Text key={note} style={[start(paper), { marginTop: 12 }]}>
            {note}
          </Text>
        ))}
        {written.footer !== '' && (
          <Text fixed style={[styles.footer, asTyped(paper, written.footer)]}>
            {written.footer}
          </Text>
        )}
      </Leaf>
    </Sheet>
  );
};

/** The document as PDF, drawn from what was frozen when it was issued. */
export const pdfOf = (body: DocumentBody): Promise<Buffer> => drawn(<Invoice body={body} />);
