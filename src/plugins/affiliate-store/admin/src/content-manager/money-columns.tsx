import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { MoneyView } from '../../../contracts/primitives';
import { Amount, Amounts } from '../shell/amount';
import { exponentOf } from '../../../contracts/exponents';
import { minorOf, rowMoney } from '../shell/money';
import { Day } from '../shell/moment';
import { StateChip } from '../shell/state-chip';
import { useCodeWords, useWords } from '../shell/words';

/** Columns that hold minor units of the row's `currency`. */
export const MONEY_FIELDS = {
  'plugin::affiliate-store.order': ['total', 'tax', 'refunded'],
  'plugin::affiliate-store.commission': ['amount', 'reversed', 'held'],
  'plugin::affiliate-store.referral': ['orderTotal', 'commission'],
  'plugin::affiliate-store.payout': ['amount'],
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

/** States of kept types, by the words the catalogue has for them. */
const STATES: Readonly<Record<string, Readonly<Record<string, Parameters<typeof StateChip>[0]['of']>>>> = {
  'plugin::affiliate-store.order': { state: 'order' },
  'plugin::affiliate-store.commission': { state: 'commission' },
  'plugin::affiliate-store.referral': { outcome: 'touch' },
  'plugin::affiliate-store.affiliate': { state: 'affiliate' },
};

/** The state of a row as a word and a colour; nothing where it has none. */
export const StateOf = ({ uid, row }: { readonly uid: string; readonly row: Row }) => {
  const [name, of] = Object.entries(STATES[uid] ?? {})[0] ?? [];
  const state = name === undefined ? undefined : row[name];
  return of && typeof state === 'string' ? <StateChip of={of} state={state} /> : null;
};

const RoleCell = ({ row }: { readonly row: Row }) => {
  const say = useCodeWords();
  const role = typeof row['role'] === 'string' ? row['role'] : '';
  return <Cell>{say('role', role, role.replaceAll('_', ' '))}</Cell>;
};

interface Price {
  readonly currency?: unknown;
  readonly amount?: unknown;
}

/** Prices as an editor typed them, decimal text and currency, as money; what is half typed is left out. */
export const pricesOf = (value: unknown): MoneyView[] =>
  (Array.isArray(value) ? (value as Price[]) : []).flatMap(({ currency, amount }) => {
    if (typeof currency !== 'string' || typeof amount !== 'string' || !/^[A-Z]{3}$/.test(currency)) return [];
    const minor = minorOf(amount, exponentOf(currency));
    return minor === null ? [] : [rowMoney(minor, currency, exponentOf(currency))];
  });

const PricesCell = ({ row }: { readonly row: Row }) => (
  <Cell>
    <Amounts values={pricesOf(row['prices'])} />
  </Cell>
);

const DayCell = ({ row, name }: { readonly row: Row; readonly name: string }) => {
  const at = row[name];
  return <Cell>{typeof at === 'string' ? <Day at={at} /> : '—'}</Cell>;
};

const DAYS: ReadonlySet<string> = new Set(['placedAt', 'paidAt', 'earnedAt', 'payableAt', 'occurredAt', 'enrolledAt', 'validUntil']);

const cellFor = (uid: string, name: string) => {
  if (!uid.startsWith('plugin::affiliate-store.')) return null;
  if (STATES[uid]?.[name]) return (row: Row) => <StateOf uid={uid} row={row} />;
  if (uid.endsWith('.commission') && name === 'role') return (row: Row) => <RoleCell row={row} />;
  if (uid.endsWith('.offer') && name === 'prices') return (row: Row) => <PricesCell row={row} />;
  if (DAYS.has(name)) return (row: Row) => <DayCell row={row} name={name} />;
  if (MONEY[uid]?.includes(name)) return (row: Row) => <MoneyCell row={row} name={name} />;
  if (RATES[uid]?.includes(name)) return (row: Row) => <RateCell row={row} name={name} />;
  return null;
};

// The list does not hand its uid to the hook; the address has it.
const uidInAddress = (): string => /collection-types\/([^/?]+)/.exec(window.location.pathname)?.[1] ?? '';

/** Shows money as money, rates as rates and states as words in the lists of the Content Manager. */
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
