import { listTrafficQuality } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { Choice, Controls, ListPage, Quiet, SearchBox, to, useList, useUrlState, useWords } from '../../shell/kit';
import type { Column, Word } from '../../shell/kit';
import { Percent } from './place-cells';
import { KnownOn, ProgramChoice } from './report-filters';
import { ReportTabs } from './report-tabs';
import { Restatements } from './restatements';

type Row = Data<typeof listTrafficQuality>[number];

const NAMES = ['search', 'program', 'warned', 'known'] as const;

const Usual = ({ figure, value }: { readonly figure: Row['unusual'][number]['figure']; readonly value: number }) => {
  const words = useWords();
  return figure === 'dwell' ? <>{words('reports.seconds', { count: value })}</> : <Percent basisPoints={value} />;
};

const Dwell = ({ seconds }: { readonly seconds: number | null }) => {
  const words = useWords();
  return seconds === null ? <Quiet>–</Quiet> : <>{words('reports.seconds', { count: seconds })}</>;
};

const Bounces = ({ basisPoints }: { readonly basisPoints: number | null }) =>
  basisPoints === null ? <Quiet>–</Quiet> : <Percent basisPoints={basisPoints} />;

const useColumns = (): Column<Row>[] => {
  const words = useWords();
  const rate = (key: string, label: Word, of: (row: Row) => number): Column<Row> => ({
    key,
    label: words(label),
    figure: true,
    render: (row) => <Percent basisPoints={of(row)} />,
  });
  return [
    {
      key: 'affiliate',
      label: words('field.affiliate'),
      render: (row) => (
        <>
          <bdi>{row.name}</bdi>
          <div>
            <Quiet>
              <bdi>{row.code}</bdi> · {row.program.name}
            </Quiet>
          </div>
        </>
      ),
    },
    {
      key: 'warnings',
      label: words('reports.warnings'),
      render: (row) =>
        row.warnings.length + row.unusual.length === 0 ? (
          <Quiet>{words('reports.noWarning')}</Quiet>
        ) : (
          <>
            {row.warnings.map((warning) => (
              <div key={warning}>{words(`warning.${warning}`)}</div>
            ))}
            {row.unusual.map(({ figure, is, was }) => (
              <div key={figure}>
                {words(`unusual.${figure}`)} <Usual figure={figure} value={is} /> ← <Usual figure={figure} value={was} />
              </div>
            ))}
          </>
        ),
    },
    { key: 'clicks', label: words('reports.clicks'), figure: true, render: (row) => row.countedClicks },
    { key: 'sales', label: words('reports.sales'), figure: true, render: (row) => row.sales },
    rate('conversion', 'reports.conversion', (row) => row.conversionBasisPoints),
    rate('refunds', 'reports.refunds', (row) => row.refundBasisPoints),
    rate('disputes', 'reports.disputes', (row) => row.disputeBasisPoints),
    { key: 'dwell', label: words('reports.dwell'), figure: true, render: (row) => <Dwell seconds={row.dwellSeconds} /> },
    { key: 'bounces', label: words('reports.bounces'), figure: true, render: (row) => <Bounces basisPoints={row.bounceBasisPoints} /> },
    rate('repeats', 'reports.repeats', (row) => row.repeatBasisPoints),
    rate('unnamed', 'reports.unnamed', (row) => row.unnamedBasisPoints),
  ];
};

/** How good the traffic of each affiliate is, those who passed a limit of the settings first. */
export const QualityPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const warned = values.warned === 'true' || values.warned === 'false' ? values.warned : undefined;
  const { search: q, program, known } = values;
  const query = useList(listTrafficQuality, { q, program, warned, asKnownOn: known });
  const row = query.data?.data[0];
  // A day that is not over is as it stands, and then the last day is today.
  const asked = row && known !== undefined && row.to === known ? row : undefined;
  return (
    <ListPage
      title={words('reports.quality')}
      subtitle={words('reports.qualityHint')}
      permission="affiliates.read"
      controls={
        <Controls>
          <SearchBox value={values.search} label={words('affiliates.search')} onSearch={(search) => change({ search })} />
          <ProgramChoice value={values.program} onChoose={(program) => change({ program })} />
          <Choice
            label={words('reports.warnings')}
            value={warned}
            onChoose={(next) => change({ warned: next })}
            options={[
              { value: 'true', label: words('reports.warned') },
              { value: 'false', label: words('reports.noWarning') },
            ]}
          />
          <KnownOn value={known} onChange={(day) => change({ known: day })} />
        </Controls>
      }
      above={
        <>
          <ReportTabs />
          {asked ? (
            <p>
              <Quiet>{words('reports.qualityKnown', { day: asked.to })}</Quiet>
            </p>
          ) : null}
        </>
      }
      query={query}
      columns={useColumns()}
      keyOf={(row) => row.id}
      linkOf={(row) => to.affiliates({ affiliate: row.id })}
      empty={{ title: words('reports.empty'), hint: words('reports.emptyHint') }}
      onClear={filtered ? clear : null}
    >
      {asked ? <Restatements query={{ q, program, from: asked.from, to: asked.to }} known={asked.to} /> : null}
    </ListPage>
  );
};
