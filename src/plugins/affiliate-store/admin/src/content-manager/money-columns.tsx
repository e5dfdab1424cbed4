import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { Amount } from '../shell/amount';
import { exponentOf } from '../../../contracts/exponents';
import { rowMoney } from '../shell/money';
import { useWords } from '../shell/words';

/** Columns that hold minor units of the row's `currency`. */
export const MONEY_FIELDS = {
  'plugin::affiliate-store.order': ['total', 'tax', 'refunded'],
  'plugin::affiliate-store.commission': ['amount', 'reversed', 'held'],
  'plugin::affiliate-store.referral': ['orderTotal', 'commission'],
} as const;

const MONEY: Readonly<Record<string, readonly string[]>> = MONEY_FIELDS;
const RATES: Readonly<Record<string, readonly string[]>> = {
  'plugin::affiliate-store.program': ['rateBasisPoints', 'secondTierBasisPoints'],
  'plugin::affiliate-store.affiliate': ['rateBasisPoints'],
};

type Row = Readonly<Record<string, unknown>>;
interface Header {
  readonly name: string;
  readonly cellFormatter?: unknown;
}
interface List {
  readonly displayedHeaders: readonly Header[];
  readonly layout: { readonly uid?: string };
}

const Cell = styled.span`
  font-size: 1.4rem;
`;

/** Minor units of a row as money; a dash where there are none. */
export const MoneyCell = ({ row, name }: { readonly row: Row; readonly name: string }) => {
  const amount = row[name];
  const currency = row['currency'];
  if ((typeof amount !== 'string' && typeof amount !== 'number') || typeof currency !== 'string') return <>—</>;
  return (
    <Cell>
      <Amount value={rowMoney(String(amount), currency, exponentOf(currency))} />
    </Cell>
  );
};

const RateCell = ({ row, name }: { readonly row: Row; readonly name: string }) => {
  const { formatNumber } = useIntl();
  const words = useWords();
  const rate = row[name];
  return (
    <Cell>
      {typeof rate === 'number'
        ? formatNumber(rate / 10_000, { style: 'percent', maximumFractionDigits: 2 })
        : words('affiliates.programRate')}
    </Cell>
  );
};

const cellFor = (uid: string, name: string) => {
  if (MONEY[uid]?.includes(name)) return (row: Row) => <MoneyCell row={row} name={name} />;
  if (RATES[uid]?.includes(name)) return (row: Row) => <RateCell row={row} name={name} />;
  return null;
};

// The list does not hand its uid to the hook; the address has it.
const uidInAddress = (): string => /collection-types\/([^/?]+)/.exec(window.location.pathname)?.[1] ?? '';

/** Shows money as money and rates as rates in the lists of the Content Manager. */
export const withMoneyColumns = (list: List): List => {
  const uid = list.layout.uid ?? uidInAddress();
  return {
    ...list,
    displayedHeaders: list.displayedHeaders.map((header) => {
      const cellFormatter = cellFor(uid, header.name);
      return cellFormatter ? { ...header, cellFormatter } : header;
    }),
  };
};
