import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import type { ProgramView } from '../../../../contracts/admin-affiliates';
import { DataTable, Empty, Loaded, PageFrame, to, useRead, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

const useColumns = (): Column<ProgramView>[] => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const days = (count: number) => formatNumber(count, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  return [
    { key: 'name', label: words('affiliates.program'), render: (one) => <bdi>{one.name}</bdi> },
    {
      key: 'rate',
      label: words('affiliates.rate'),
      figure: true,
      render: (one) => formatNumber(one.rateBasisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 }),
    },
    {
      key: 'window',
      label: words('affiliates.window'),
      figure: true,
      render: (one) => (one.windowDays === 0 ? words('affiliates.thisVisit') : days(one.windowDays)),
    },
    { key: 'hold', label: words('affiliates.hold'), figure: true, render: (one) => days(one.holdDays) },
    { key: 'version', label: words('programs.version'), figure: true, render: (one) => one.version },
  ];
};

/** Every program with the terms newcomers get. */
export const ProgramsPage = () => {
  const words = useWords();
  const query = useRead(listPrograms);
  const columns = useColumns();
  const add = (
    <LinkButton tag={Link} to={to.content('program', 'create')} startIcon={<Plus />}>
      {words('programs.add')}
    </LinkButton>
  );
  return (
    <PageFrame title={words('programs.title')} subtitle={words('programs.subtitle')} permission="affiliates.read" action={add}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={words('programs.none')} action={add} />
          ) : (
            <DataTable
              caption={words('programs.title')}
              rows={data}
              columns={columns}
              keyOf={({ id }) => id}
              linkOf={({ id }) => to.program(id)}
            />
          )
        }
      </Loaded>
    </PageFrame>
  );
};
