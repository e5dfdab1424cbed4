import { LinkButton } from '@strapi/design-system';
import { Plus, Upload } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { exportTaxRates, listTaxRates, taxRateState, withdrawTaxRate } from '../../../../contracts/admin';
import type { TaxRateRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { ask } from '../../shell/api';
import { DataTable } from '../../shell/data-table';
import { ExportButton } from '../../shell/export-button';
import {
  Choice,
  Controls,
  Day,
  Empty,
  ListSkeleton,
  Loaded,
  Moment,
  PageFrame,
  Quiet,
  RowActions,
  Stack,
  StateChip,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { EnterTaxRate } from './enter-tax-rate';
import { ImportTaxRates } from './import-tax-rates';
import { useCountryName, useRateText } from './rate-words';

const NAMES = ['country', 'state'] as const;

const useColumns = (): Column<TaxRateRow>[] => {
  const words = useWords();
  const [rateText, countryName] = [useRateText(), useCountryName()];
  const columns: Column<TaxRateRow>[] = [
    { key: 'country', label: words('taxRates.country'), render: ({ country }) => <bdi>{countryName(country)}</bdi> },
    { key: 'kind', label: words('taxRates.kind'), render: ({ kind }) => words(`taxRates.kind.${kind}`) },
    { key: 'rate', label: words('taxRates.rate'), figure: true, render: ({ basisPoints }) => rateText(basisPoints) },
    {
      key: 'from',
      label: words('taxRates.from'),
      render: ({ validFrom }) =>
        validFrom === null ? <Quiet>{words('taxRates.before')}</Quiet> : <Day at={`${validFrom}T12:00:00.000Z`} />,
    },
    { key: 'state', label: words('field.state'), render: ({ state }) => <StateChip of="taxRate" state={state} /> },
    {
      key: 'by',
      label: words('taxRates.enteredBy'),
      render: ({ enteredBy, enteredAt }) =>
        enteredBy === null || enteredAt === null ? (
          <Quiet>{words('taxRates.settings')}</Quiet>
        ) : (
          <>
            <bdi>{enteredBy}</bdi> · <Moment at={enteredAt} />
          </>
        ),
    },
  ];
  const act: Column<TaxRateRow> = {
    key: 'act',
    label: words('field.actions'),
    figure: true,
    render: ({ id, state }) =>
      id === null || state !== 'to_come' ? null : (
        <RowActions>
          <ActButton
            endpoint={withdrawTaxRate}
            asked={{ params: { id }, body: {} }}
            touches={['adminTaxRates']}
            label={words('taxRates.withdraw')}
            done={words('taxRates.withdrawn')}
            confirm={words('taxRates.withdrawSure')}
            variant="tertiary"
          />
        </RowActions>
      ),
  };
  return useMay('taxes.rates') ? [...columns, act] : columns;
};

type Url = ReturnType<typeof useUrlState<typeof NAMES>>;

const Filters = ({ values, change, countries }: Pick<Url, 'values' | 'change'> & { readonly countries: readonly string[] }) => {
  const words = useWords();
  const countryName = useCountryName();
  return (
    <Controls>
      <Choice
        label={words('taxRates.country')}
        value={values.country}
        onChoose={(country) => change({ country })}
        options={countries.map((value) => ({ value, label: countryName(value) }))}
      />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={taxRateState.options.map((value) => ({ value, label: words(`state.taxRate.${value}`) }))}
      />
    </Controls>
  );
};

const Actions = ({ mayEnter }: { readonly mayEnter: boolean }) => {
  const words = useWords();
  const [enter, bring] = [useRowLink('enter'), useRowLink('import')];
  return (
    <RowActions>
      <ExportButton label={words('taxRates.export')} read={() => ask(exportTaxRates, {})} />
      {mayEnter ? (
        <>
          <LinkButton tag={Link} to={bring('true')} variant="secondary" startIcon={<Upload />}>
            {words('taxRates.import')}
          </LinkButton>
          <LinkButton tag={Link} to={enter('true')} startIcon={<Plus />}>
            {words('taxRates.enter')}
          </LinkButton>
        </>
      ) : null}
    </RowActions>
  );
};

/** What countries tax, with the day each rate holds from, and every one there ever was. */
export const TaxRatesPage = () => {
  const words = useWords();
  const mayEnter = useMay('taxes.rates');
  const { values, change } = useUrlState(NAMES);
  const [entering, stopEntering] = usePanel('enter');
  const [bringing, stopBringing] = usePanel('import');
  const state = taxRateState.safeParse(values.state).data;
  const query = useRead(listTaxRates, { query: state ? { state } : {} });
  const columns = useColumns();
  return (
    <PageFrame
      title={words('taxRates.title')}
      subtitle={words('taxRates.subtitle')}
      permission="invoices.read"
      action={<Actions mayEnter={mayEnter} />}
    >
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ data }) => {
          const rows = values.country ? data.filter(({ country }) => country === values.country) : data;
          return (
            <Stack>
              <Filters values={values} change={change} countries={[...new Set(data.map(({ country }) => country))]} />
              {rows.length === 0 ? (
                <Empty title={words('taxRates.none')} hint={words('taxRates.noneHint')} />
              ) : (
                <DataTable
                  caption={words('taxRates.title')}
                  columns={columns}
                  rows={rows}
                  keyOf={(row) => row.id ?? `${row.country} ${row.kind}`}
                />
              )}
            </Stack>
          );
        }}
      </Loaded>
      {entering && mayEnter ? <EnterTaxRate onClose={stopEntering} /> : null}
      {bringing && mayEnter ? <ImportTaxRates onClose={stopBringing} /> : null}
    </PageFrame>
  );
};
