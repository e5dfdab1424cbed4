import type { Currency } from '../../../kernel/currencies';
import { parseMoney } from '../../../kernel/money';

/** What stands between the whole part of an amount and the rest. */
export type DecimalMark = 'point' | 'comma';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A currency the world has; three letters nobody pays with are a mistake in the file. */
export const readCurrency = (text: string): Currency | null => {
  const code = text.trim().toUpperCase();
  return CURRENCIES.has(code) ? code : null;
};

/** The digits of a number as the house writes them, with a point; null for what is none, or groups its digits by no rule. */
const plainNumber = (text: string, mark: DecimalMark): string | null => {
  const bare = text.replace(/[\s\u00A0\u202F]/g, '').replace(/^\p{Sc}|\p{Sc}$/gu, '');
  const [point, group] = mark === 'point' ? ['\\.', ','] : [',', '\\.'];
  const shape = new RegExp(`^(-?)(\\d+|\\d{1,3}(?:${group}\\d{3})+)(?:${point}(\\d+))?$`);
  const match = shape.exec(bare);
  if (!match) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const kept = decimals.replace(/0+$/, '');
  return `${sign}${whole.replace(/\D/g, '')}${kept === '' ? '' : `.${kept}`}`;
};

/** An amount in minor units, exact: no float is made of it, and half a cent is refused rather than rounded. */
export const readAmount = (text: string, currency: Currency, mark: DecimalMark): number | null => {
  const plain = plainNumber(text, mark);
  const read = plain === null ? null : parseMoney(plain, currency);
  return read?.ok ? read.value.minor : null;
};

const PERCENT_EXPONENT = 2;

/** A share as basis points: of "30", "30 %" and, where the file writes parts of one, "0.3". Null for what is none between 0 and 100 %. */
export const readRate = (text: string, mark: DecimalMark, as: 'percent' | 'fraction'): number | null => {
  const plain = plainNumber(text.replace('%', ''), mark);
  const match = plain === null ? null : /^(\d+)(?:\.(\d+))?$/.exec(plain);
  if (!match) return null;
  const exponent = as === 'fraction' && !text.includes('%') ? 2 * PERCENT_EXPONENT : PERCENT_EXPONENT;
  const [, whole = '', decimals = ''] = match;
  if (decimals.length > exponent || whole.length > 4) return null;
  const basisPoints = parseInt(`${whole}${decimals.padEnd(exponent, '0')}`, 10);
  return basisPoints <= 10_000 ? basisPoints : null;
};

/** An address somebody can be recognised by; what is none is refused with its line. */
export const readEmail = (text: string): string | null => {
  const address = text.trim().toLowerCase();
  return address.length <= 254 && /^[^\s@"<>(),:;\\[\]]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,63}$/.test(address) ? address : null;
};

/** A code made to fit: what a link can carry of the one they had, or nothing where there is nothing of it. */
export const fittingCode = (wanted: string): string | null => {
  const plain = wanted
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 24)
    .replace(/[-_]+$/, '');
  if (plain === '') return null;
  return plain.length < 3 ? `ref-${plain}` : plain;
};
