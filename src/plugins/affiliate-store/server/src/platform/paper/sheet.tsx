import { createRequire } from 'node:module';
import path from 'node:path';
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import type { DocumentProps } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import type { Writing } from './writing';

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

const INK = '#1c1917';
const MUTED = '#6b6560';
const LINE = '#d6d3d1';

export const styles = StyleSheet.create({
  page: { fontFamily: 'Cairo', fontSize: 9.5, color: INK, padding: 48, lineHeight: 1.5 },
  title: { fontSize: 22, fontWeight: 700, lineHeight: 1.7 },
  block: { width: '46%' },
  label: { color: MUTED, fontSize: 8.5 },
  strong: { fontWeight: 700 },
  row: { paddingVertical: 5, borderBottomWidth: 0.75, borderBottomColor: LINE },
  footer: { position: 'absolute', bottom: 32, left: 48, right: 48, color: MUTED, fontSize: 8.5 },
});

export const direction = ({ rtl }: Writing) => ({
  flexDirection: rtl ? ('row-reverse' as const) : ('row' as const),
  justifyContent: 'space-between' as const,
});

export const start = ({ rtl }: Writing) => ({
  textAlign: rtl ? ('right' as const) : ('left' as const),
  direction: rtl ? ('rtl' as const) : ('ltr' as const),
});

/** The end of a row. Figures are read from left to right in Arabic too. */
export const end = ({ rtl }: Writing) => ({ textAlign: rtl ? ('left' as const) : ('right' as const) });

// What people typed has the direction of its first letter, whatever the language around it: a house number stays before its street.
const FIRST_LETTER = /[\u0590-\u08ff\ufb1d-\ufefc]|\p{L}/u;
export const asTyped = (writing: Writing, text: string) => ({
  ...start(writing),
  direction: /[\u0590-\u08ff\ufb1d-\ufefc]/.test(FIRST_LETTER.exec(text)?.[0] ?? '') ? ('rtl' as const) : ('ltr' as const),
});

interface SideProps {
  readonly writing: Writing;
  readonly label: string;
  readonly lines: readonly string[];
}

/** A person or company with its address, line by line. */
export const Side = ({ writing, label, lines }: SideProps) => (
  <View style={styles.block}>
    <Text style={[styles.label, start(writing)]}>{label}</Text>
    {lines.filter(Boolean).map((line, index) => (
      <Text key={`${index}:${line}`} style={[asTyped(writing, line), ...(index === 0 ? [styles.strong] : [])]}>
        {line}
      </Text>
    ))}
  </View>
);

interface PairProps {
  readonly writing: Writing;
  readonly label: string;
  readonly children: ReactNode;
  readonly strong?: boolean;
}

/** A word, and what it is here, at both ends of a row. */
export const Pair = ({ writing, label, children, strong = false }: PairProps) => (
  <View style={[styles.row, direction(writing)]}>
    <Text style={[start(writing), ...(strong ? [styles.strong] : [])]}>{label}</Text>
    <Text style={[end(writing), ...(strong ? [styles.strong] : [])]}>{children}</Text>
  </View>
);

interface SheetProps {
  readonly writing: Writing;
  readonly title: string;
  readonly author: string;
  /** Stands in the file instead of the hour it was drawn: the same paper is the same bytes whenever it is asked for. */
  readonly issuedAt: number;
  readonly children: ReactNode;
}

/** The frame every paper of the shop has: its language, and leaves in A4 with its font. */
export const Sheet = ({ writing, title, author, issuedAt, children }: SheetProps) => (
  <Document title={title} author={author} language={writing.language} creationDate={new Date(issuedAt)}>
    {children}
  </Document>
);

/** What is on one leaf; what does not fit goes on to the next. */
export const Leaf = ({ children }: { readonly children: ReactNode }) => (
  <Page size="A4" style={styles.page}>
    {children}
  </Page>
);

/** The bytes of a paper that is one sheet. */
export const drawn = (paper: ReactElement): Promise<Buffer> => renderToBuffer(paper as ReactElement<DocumentProps>);
