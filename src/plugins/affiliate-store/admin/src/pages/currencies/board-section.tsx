import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { CurrencyBoard } from '../../../../contracts/admin';
import { Amount, Day, Empty, Moment, Quiet, RowActions, Section, StateChip, useMay, useRowLink, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { DataTable } from '../../shell/data-table';
import { Quote, useCurrencyName } from '../../shell/exchange';
import { Notice } from '../../shell/notice';

type Converted = CurrencyBoard['converted'][number];

const RateCell = ({ row }: { readonly row: Converted }) => {
  const words = useWords();
  if (!row.exchange) return <Quiet>{words('currencies.noRate')}</Quiet>;
  return (
    <>
      <Quote exchange={row.exchange} />
      <div>
        <Quiet>
          <bdi>{row.exchange.source}</bdi> · <Moment at={row.exchange.validFrom} />
        </Quiet>
      </div>
    </>
  );
};

const ExampleCell = ({ row }: { readonly row: Converted }) =>
  row.example ? (
    <>
      <Amount value={row.example.from} /> → <Amount value={row.example.to} />
    </>
  ) : (
    <Quiet>—</Quiet>
  );

const useColumns = (): Column<Converted>[] => {
  const words = useWords();
  const nameOf = useCurrencyName();
  const mayManage = useMay('currencies.manage');
  const linkOf = useRowLink('rate');
  const columns: Column<Converted>[] = [
    {
      key: 'currency',
      label: words('field.currency'),
      render: ({ currency }) => (
        <>
          <bdi>{currency}</bdi>
          <div>
            <Quiet>{nameOf(currency)}</Quiet>
          </div>
        </>
      ),
    },
    { key: 'standing', label: words('field.state'), render: ({ standing }) => <StateChip of="currency" state={standing} /> },
    { key: 'rate', label: words('currencies.rate'), render: (row) => <RateCell row={row} /> },
    { key: 'until', label: words('currencies.goodUntil'), render: ({ staleAt }) => <Day at={staleAt} /> },
    { key: 'example', label: words('currencies.example'), figure: true, render: (row) => <ExampleCell row={row} /> },
  ];
  if (!mayManage) return columns;
  return [
    ...columns,
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: ({ currency, standing }) => (
        <RowActions>
          <LinkButton tag={Link} to={linkOf(currency)} size="S" variant={standing === 'offered' ? 'tertiary' : 'secondary'}>
            {words('currencies.enter')}
          </LinkButton>
        </RowActions>
      ),
    },
  ];
};

/** Every currency that is sold converted: whether it is offered, at what, by whom and for how long. */
export const BoardSection = ({ board }: { readonly board: CurrencyBoard }) => {
  const words = useWords();
  const columns = useColumns();
  const missing = board.converted.filter(({ standing }) => standing !== 'offered').map(({ currency }) => currency);
  return (
    <Section title={words('currencies.converted')}>
      {missing.length > 0 ? (
        <div style={{ marginBlockEnd: 16 }}>
          <Notice tone="warning" title={words('currencies.notOffered', { count: missing.length, currencies: missing.join(', ') })}>
            {words('currencies.notOfferedText')}
          </Notice>
        </div>
      ) : null}
      {board.converted.length === 0 ? (
        <Empty title={words('currencies.none')} hint={words('currencies.noneHint', { currency: board.main })} />
      ) : (
        <DataTable
          plain
          caption={words('currencies.converted')}
          rows={board.converted}
          columns={columns}
          keyOf={({ currency }) => currency}
        />
      )}
    </Section>
  );
};
