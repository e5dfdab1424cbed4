import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Hr } from '@react-email/hr';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Preview } from '@react-email/preview';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { CSSProperties } from 'react';
import { wordsOf } from '../domain/compose';
import { inkOn } from '../domain/ink';
import type { Letter, LetterRow, Locale, Sender } from '../domain/letter';

const INK = '#16181d';
const MUTED = '#5b616e';
const LINE = '#e6e8ec';
const FONT = "Inter, 'Cairo', -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const style = {
  body: { margin: 0, padding: '32px 0', background: '#f7f8fa', fontFamily: FONT, color: INK },
  sheet: {
    maxWidth: '560px',
    margin: '0 auto',
    padding: '36px 40px',
    background: '#ffffff',
    border: `1px solid ${LINE}`,
    borderRadius: '10px',
  },
  shop: { margin: '0 0 28px', fontSize: '15px', fontWeight: 650, lineHeight: '1.4', color: INK },
  lead: { margin: 0, fontSize: '22px', fontWeight: 650, lineHeight: '1.35', color: INK },
  button: { display: 'inline-block', padding: '13px 26px', borderRadius: '8px', fontSize: '16px', fontWeight: 650, textDecoration: 'none' },
  note: { margin: '14px 0 0', fontSize: '15px', lineHeight: '1.55', color: INK },
  small: { margin: '12px 0 0', fontSize: '13px', lineHeight: '1.5', color: MUTED },
  rule: { margin: '28px 0 4px', border: 'none', borderTop: `1px solid ${LINE}` },
  table: { width: '100%', marginTop: '24px', borderCollapse: 'collapse', fontSize: '15px', lineHeight: '1.45' },
  foot: { maxWidth: '560px', margin: '0 auto', padding: '16px 40px 0' },
} satisfies Record<string, CSSProperties>;

const cell = (row: LetterRow, end: boolean): CSSProperties => ({
  padding: '9px 0',
  borderBottom: `1px solid ${LINE}`,
  verticalAlign: 'top',
  color: end || row.strong ? INK : MUTED,
  fontWeight: row.strong ? 650 : 400,
  ...(end
    ? {
        paddingInlineStart: '16px',
        whiteSpace: row.code ? 'normal' : 'nowrap',
        fontVariantNumeric: 'tabular-nums',
        wordBreak: 'break-word',
      }
    : {}),
});

function Rows({ rows, end }: { readonly rows: readonly LetterRow[]; readonly end: 'left' | 'right' }) {
  return (
    <table style={style.table} cellPadding={0} cellSpacing={0}>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td style={cell(row, false)}>
              <bdi>{row.label}</bdi>
            </td>
            <td align={end} style={cell(row, true)}>
              <bdi dir={row.code ? 'ltr' : undefined}>{row.value}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface LetterMailProps {
  readonly letter: Letter;
  readonly locale: Locale;
  readonly sender: Sender;
}

/** Why it was written, and, where nobody asked for it, what ends such letters. */
function Foot({ letter, locale, sender }: LetterMailProps) {
  const words = wordsOf(locale);
  return (
    <Container style={style.foot} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
      <Text style={{ ...style.small, margin: 0 }}>
        {letter.optOut === undefined ? words.why(sender.shop) : words.unasked(sender.shop)}{' '}
        <Link href={sender.url} style={{ color: MUTED }} dir="ltr">
          {sender.url}
        </Link>
      </Text>
      {letter.optOut !== undefined && (
        <Text style={style.small}>
          {words.optOut}
          <br />
          <Link href={letter.optOut} style={{ color: MUTED, wordBreak: 'break-all' }} dir="ltr">
            {letter.optOut}
          </Link>
        </Text>
      )}
    </Container>
  );
}

/** One column, one button, the essential sentence first; readable without pictures, because it has none. */
export function LetterMail({ letter, locale, sender }: LetterMailProps) {
  const words = wordsOf(locale);
  const dir = locale === 'ar' ? 'rtl' : 'ltr';
  const button = { ...style.button, background: sender.brandColor, color: inkOn(sender.brandColor) };
  return (
    <Html lang={locale} dir={dir}>
      <Head>
        <title>{letter.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
      </Head>
      <Preview>{letter.preheader}</Preview>
      <Body style={style.body} dir={dir}>
        <Container style={style.sheet} dir={dir}>
          <Text style={style.shop}>{sender.shop}</Text>
          <Text style={style.lead}>{letter.lead}</Text>
          {letter.button && (
            <Section style={{ marginTop: '26px' }}>
              <Button href={letter.button.href} style={button}>
                {letter.button.label}
              </Button>
            </Section>
          )}
          {letter.rows.length > 0 && <Rows rows={letter.rows} end={dir === 'rtl' ? 'left' : 'right'} />}
          {letter.notes.map((note, index) => (
            <Text key={index} style={{ ...style.note, ...(index === 0 ? { marginTop: '24px' } : {}) }}>
              {note}
            </Text>
          ))}
          {sender.supportEmail !== '' && <Text style={style.note}>{words.questions(sender.supportEmail)}</Text>}
          {letter.button && (
            <>
              <Hr style={style.rule} />
              <Text style={style.small}>
                {words.buttonBroken}
                <br />
                <Link href={letter.button.href} style={{ color: MUTED, wordBreak: 'break-all' }} dir="ltr">
                  {letter.button.href}
                </Link>
              </Text>
            </>
          )}
        </Container>
        <Foot letter={letter} locale={locale} sender={sender} />
      </Body>
    </Html>
  );
}
