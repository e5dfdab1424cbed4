import { Text, View } from '@react-pdf/renderer';
import { asTyped, drawn, Leaf, Pair, Sheet, start, styles } from '../../../platform/paper/sheet';
import { writingOf } from '../../../platform/paper/writing';
import type { EvidencePaper } from '../domain/evidence';

/** Rows on one leaf: the library takes longer the longer what it has to cut. */
const ROWS_ON_LEAF = 40;

const Evidence = ({ paper: { title, seller, at, facts, rows, note } }: { readonly paper: EvidencePaper }) => {
  const writing = writingOf('en', 'EUR');
  const leaves = Array.from({ length: Math.max(1, Math.ceil(rows.length / ROWS_ON_LEAF)) }, (_, nth) =>
    rows.slice(nth * ROWS_ON_LEAF, (nth + 1) * ROWS_ON_LEAF),
  );
  return (
    <Sheet writing={writing} title={title} author={seller} issuedAt={at}>
      {leaves.map((leaf, nth) => (
        <Leaf key={leaf[0] ?? 'none'}>
          {nth === 0 && (
            <View style={{ marginBottom: 12 }}>
              <Text style={[styles.title, start(writing)]}>{title}</Text>
              {facts.map(([label, value]) => (
                <Pair key={label} writing={writing} label={label}>
                  {value}
                </Pair>
              ))}
            </View>
          )}
          {leaf.map((row) => (
            <Text key={row} style={[asTyped(writing, row), { fontSize: 8.5 }]}>
              {row}
            </Text>
          ))}
          {nth === leaves.length - 1 && <Text style={[start(writing), styles.label, { marginTop: 12 }]}>{note}</Text>}
        </Leaf>
      ))}
    </Sheet>
  );
};

/** A paper for the bank as PDF: the same paper is the same bytes. */
export const evidencePdf = (paper: EvidencePaper): Promise<Buffer> => drawn(<Evidence paper={paper} />);
