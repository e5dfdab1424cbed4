import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { readTaxOwed } from '../../../../contracts/admin';
import type { TaxOwedRow, TaxRemittanceRow } from '../../../../contracts/admin';
import { useStoreNow } from '../../shell/clock';
import { DataTable } from '../../shell/data-table';
import {
  Amount,
  Choice,
  Controls,
  Empty,
  Loaded,
  Moment,
  PageFrame,
  Quiet,
  RowActions,
  Stack,
  useMay,
  useRead,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { quartersUntil } from '../invoices/document-files';
import { useCountryName } from '../tax-rates/rate-words';
import { RemitTax } from './remit-tax';

const NAMES = ['quarter'] as const;

/** What its account is made of: sales, what took them back, and what was paid on. */
const whyOwed = ({ country, currency }: Pick<TaxOwedRow, 'country' | 'currency'>) =>
  ({ of: 'account', id: `tax_payable:${country}`, part: currency }) as const;

const useOwedColumns = (remit: (row: TaxOwedRow) => void): Column<TaxOwedRow>[] => {
  const words = useWords();
  const countryName = useCountryName();
  const mayRemit = useMay('taxes.remit');
  const figure = (key: 'remitted' | 'left'): Column<TaxOwedRow> => ({
    key,
    label: words(`taxOwed.${key}`),
    figure: true,
    render: (row) => <Amount value={row[key]} why={whyOwed(row)} />,
  });
  return [
    { key: 'country', label: words('taxRates.country'), render: ({ country }) => <bdi>{countryName(country)}</bdi> },
    {
      key: 'booked',
      label: words('taxOwed.booked'),
      figure: true,
      render: ({ country, booked }) => (
        <Amount value={booked} why={{ of: 'account', id: `tax_payable:${country}`, part: booked.currency }} />
      ),
    },
    {
      key: 'documented',
      label: words('taxOwed.documented'),
      figure: true,
      render: ({ booked, documented }) => (
        <>
          <Amount value={documented} />
          {booked.amount === documented.amount ? null : (
            <div>
              <Quiet>{words('taxOwed.differs')}</Quiet>
            </div>
          )}
        </>
      ),
    },
    { key: 'abroad', label: words('taxOwed.abroad'), figure: true, render: ({ abroad }) => <Amount value={abroad} /> },
    ...(['remitted', 'left'] as const).map(figure),
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: (row) =>
        mayRemit && row.left.amount !== '0' ? (
          <RowActions>
            <Button size="S" variant="secondary" onClick={() => remit(row)}>
              {words('taxOwed.remit')}
            </Button>
          </RowActions>
        ) : null,
    },
  ];
};

const Payments = ({ rows }: { readonly rows: readonly TaxRemittanceRow[] }) => {
  const words = useWords();
  const countryName = useCountryName();
  if (rows.length === 0) return null;
  return (
    <DataTable
      plain
      caption={words('taxOwed.payments')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'country', label: words('taxRates.country'), render: ({ country }) => <bdi>{countryName(country)}</bdi> },
        {
          key: 'amount',
          label: words('taxOwed.remitted'),
          figure: true,
          render: ({ country, amount }) => <Amount value={amount} why={whyOwed({ country, currency: amount.currency })} />,
        },
        { key: 'reference', label: words('taxOwed.reference'), render: ({ reference }) => <bdi>{reference}</bdi> },
        {
          key: 'by',
          label: words('taxOwed.by'),
          render: ({ madeBy, madeAt }) => (
            <>
              <bdi>{madeBy}</bdi> · <Moment at={madeAt} />
            </>
          ),
        },
      ]}
    />
  );
};

/** What every country is owed for a quarter, and what was paid on. */
export const TaxOwedPage = () => {
  const words = useWords();
  const quarters = quartersUntil(useStoreNow());
  const { values, change } = useUrlState(NAMES);
  const quarter = values.quarter ?? quarters[0] ?? '';
  const query = useRead(readTaxOwed, { query: { quarter } });
  const [remitting, setRemitting] = useState<TaxOwedRow | null>(null);
  const columns = useOwedColumns(setRemitting);
  return (
    <PageFrame title={words('taxOwed.title')} subtitle={words('taxOwed.subtitle')} permission="invoices.read">
      <Stack>
        <Controls>
          <Choice
            required
            label={words('taxOwed.quarter')}
            value={quarter}
            onChoose={(chosen) => change({ quarter: chosen })}
            options={quarters.map((value) => ({ value, label: value }))}
          />
        </Controls>
        <Loaded query={query}>
          {({ data }) =>
            data.owed.length === 0 ? (
              <Empty title={words('taxOwed.none')} hint={words('taxOwed.noneHint')} />
            ) : (
              <Stack>
                <DataTable
                  caption={words('taxOwed.title')}
                  rows={data.owed}
                  keyOf={(row) => `${row.country} ${row.currency}`}
                  columns={columns}
                />
                <Payments rows={data.remittances} />
              </Stack>
            )
          }
        </Loaded>
      </Stack>
      {remitting ? <RemitTax quarter={quarter} row={remitting} onClose={() => setRemitting(null)} /> : null}
    </PageFrame>
  );
};
