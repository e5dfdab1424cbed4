import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** One column of a table. */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** Figures stand at the end, so that their digits line up. */
  readonly figure?: boolean;
  /** The two ways this column can be sorted in: the one a first press asks for, then the other. */
  readonly sorts?: readonly [first: ColumnSort, second: ColumnSort];
}

/** A way to sort a list: what the address calls it, and which way the column then runs. */
export interface ColumnSort {
  readonly as: string;
  readonly way: 'ascending' | 'descending';
}

interface Props<Row> {
  /** What the table holds, for those who cannot see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Where a row leads; the whole row can be pressed. */
  readonly linkOf?: (row: Row) => string;
  /** The last row, with totals. */
  readonly foot?: ReactNode;
  readonly busy?: boolean;
  /** How the rows are sorted now, and what sorts them otherwise. */
  readonly sort?: { readonly by: string; readonly onSort: (as: string) => void };
  /** Inside a section, which has a frame of its own already. */
  readonly plain?: boolean;
}

const Sorter = styled.button`
  all: unset;
  cursor: pointer;
  border-radius: 3px;
  &:hover {
    color: ${({ theme }) => theme.colors.neutral800};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

/** The head of a column; where it can be sorted, a button that says which way it runs. */
const Head = <Row,>({ column, sort }: { readonly column: Column<Row>; readonly sort: Props<Row>['sort'] }) => {
  const { figure, label, sorts } = column;
  const now = sorts?.find(({ as }) => as === sort?.by);
  const next = sorts && (now === sorts[0] ? sorts[1] : sorts[0]);
  return (
    <th role="columnheader" scope="col" className={figure ? 'figure' : undefined} aria-sort={sorts ? (now?.way ?? 'none') : undefined}>
      {sort && next ? (
        <Sorter type="button" onClick={() => sort.onSort(next.as)}>
          {label}
          <span aria-hidden>{now ? (now.way === 'ascending' ? ' ↑' : ' ↓') : ' ↕'}</span>
        </Sorter>
      ) : (
        label
      )}
    </th>
  );
};

/** More columns than fit beside the menu of a usual screen scroll in their own box. */
const MOST_BESIDE_MENU = 9;

const Scroll = styled.div<{ $plain: boolean; $wide: boolean }>`
  overflow-x: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border: ${({ theme, $plain }) => ($plain ? '0' : `1px solid ${theme.colors.neutral150}`)};
  ${({ $plain }) => ($plain ? '@media (min-width: 768px) { && th, && td { padding-inline: 8px; } && th:first-child, && td:first-child { padding-inline-start: 0; } && th:last-child, && td:last-child { padding-inline-end: 0; } }' : '')}
  border-radius: ${({ theme }) => theme.borderRadius};
  /* Where there is room the heads stay in sight; a box that scrolls sideways would keep them to itself. */
  @media (min-width: 1200px) {
    overflow-x: ${({ $wide }) => ($wide ? 'auto' : 'visible')};
  }
  @media (max-width: 767px) {
    background: none;
    border: 0;
  }
`;

const Sheet = styled.table<{ $busy: boolean }>`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};
  opacity: ${({ $busy }) => ($busy ? 0.6 : 1)};
  transition: opacity 120ms;
  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  th {
    position: sticky;
    top: 0;
    z-index: 2;
    text-align: start;
    font-size: 1.1rem;
    font-weight: 600;
    letter-spacing: 0.04em;
    text-transform: uppercase;
    white-space: nowrap;
    color: ${({ theme }) => theme.colors.neutral600};
    background: ${({ theme }) => theme.colors.neutral0};
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  th,
  td {
    padding: 12px;
    vertical-align: middle;
    line-height: 1.45;
  }
  .figure {
    text-align: end;
  }
  time {
    white-space: nowrap;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 16px;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 16px;
  }
  tbody tr {
    position: relative;
  }
  tbody tr + tr td {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  tbody tr:has(a.row):hover {
    background: ${({ theme }) => theme.colors.primary100};
  }
  td a:not(.row) {
    color: ${({ theme }) => theme.colors.primary600};
  }
  a.row {
    color: inherit;
    font-weight: 500;
    text-decoration: none;
  }
  a.row::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  /* What can be pressed in a row lies above the link that spans it. */
  tbody td :is(button, a:not(.row)) {
    position: relative;
    z-index: 1;
  }
  a.row:focus-visible::after {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  tfoot td {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral200};
    background: ${({ theme }) => theme.colors.neutral100};
  }
  @media (max-width: 767px) {
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    &,
    tbody,
    tfoot,
    tr,
    td {
      display: block;
    }
    tbody tr,
    tfoot tr {
      background: ${({ theme }) => theme.colors.neutral0};
      border: 1px solid ${({ theme }) => theme.colors.neutral150};
      border-radius: ${({ theme }) => theme.borderRadius};
      padding: 8px 0;
      margin-block-end: 8px;
    }
    tbody tr + tr td {
      border: 0;
    }
    && tbody td,
    && tfoot td {
      display: flex;
      justify-content: space-between;
      gap: 16px;
      padding: 5px 16px;
      text-align: end;
      border: 0;
      background: none;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    && tbody td:has(> div:empty) {
      display: none;
    }
    tbody td[data-label]::before {
      content: attr(data-label);
      flex: none;
      color: ${({ theme }) => theme.colors.neutral600};
      font-size: 1.2rem;
      text-align: start;
    }
    && tbody td.lead {
      font-size: 1.6rem;
      justify-content: flex-start;
      text-align: start;
    }
    tbody td.lead::before {
      content: none;
    }
  }
`;

/** A table on a desk, cards on a phone; a row opens a page by a real link. */
export const DataTable = <Row,>({ caption, columns, rows, keyOf, linkOf, foot, sort, busy = false, plain = false }: Props<Row>) => (
  <Scroll $plain={plain} $wide={columns.length > MOST_BESIDE_MENU}>
    <Sheet role="table" $busy={busy} aria-busy={busy}>
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column, index) => (
              <td
                key={column.key}
                role="cell"
                data-label={column.label}
                className={[column.figure ? 'figure' : '', index === 0 ? 'lead' : ''].join(' ').trim()}
              >
                {index === 0 && linkOf ? (
                  <Link className="row" to={linkOf(row)}>
                    {column.render(row)}
                  </Link>
                ) : (
                  <div>{column.render(row)}</div>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot ? <tfoot role="rowgroup">{foot}</tfoot> : null}
    </Sheet>
  </Scroll>
);
