import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { affiliateState, listAffiliates, listPrograms } from '../../../../contracts/admin-affiliates';
import type { AffiliateRow } from '../../../../contracts/admin-affiliates';
import {
  Choice,
  Controls,
  CopyButton,
  DataTable,
  Day,
  Email,
  Empty,
  Loaded,
  PageFrame,
  Pager,
  Quiet,
  RowActions,
  SearchBox,
  StateChip,
  useMay,
  usePlace,
  useRead,
  useUrlState,
  useWords,
  WithButton,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { AddAffiliate } from './add-affiliate';
import { AffiliatePanel } from './affiliate-panel';
import { ApproveButton } from './affiliate-actions';

const NAMES = ['search', 'state', 'program', 'affiliate', 'add'] as const;

const useColumns = (open: (id: string) => void): Column<AffiliateRow>[] => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const mayManage = useMay('affiliates.manage');
  return [
    {
      key: 'name',
      label: words('affiliates.name'),
      render: (one) => (
        <>
          <bdi>{one.name}</bdi>
          <div>
            <Quiet>
              <Email address={one.email} />
            </Quiet>
          </div>
        </>
      ),
    },
    {
      key: 'code',
      label: words('affiliates.code'),
      render: (one) => (
        <WithButton>
          <bdi>{one.code}</bdi>
          <CopyButton text={one.url} label={words('affiliates.copyLink')} />
        </WithButton>
      ),
    },
    {
      key: 'state',
      label: words('field.state'),
      render: (one) => (
        <>
          <StateChip of="affiliate" state={one.state} />
          {one.blockedReason ? (
            <div>
              <Quiet>{one.blockedReason}</Quiet>
            </div>
          ) : null}
        </>
      ),
    },
    { key: 'program', label: words('affiliates.program'), render: (one) => one.program.name },
    {
      key: 'rate',
      label: words('affiliates.rate'),
      figure: true,
      render: (one) =>
        one.rateBasisPoints === null ? (
          <Quiet>{words('affiliates.programRate')}</Quiet>
        ) : (
          formatNumber(one.rateBasisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 })
        ),
    },
    { key: 'since', label: words('affiliates.since'), render: (one) => <Day at={one.enrolledAt} /> },
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: (one) => (
        <RowActions>
          <Button size="S" variant="ghost" onClick={() => open(one.id)}>
            {words('jobs.details')}
          </Button>
          {mayManage && one.state === 'pending' ? <ApproveButton affiliate={one} /> : null}
        </RowActions>
      ),
    },
  ];
};

type State = ReturnType<typeof useUrlState<typeof NAMES>>;

const Filters = ({ values, change }: Pick<State, 'values' | 'change'>) => {
  const words = useWords();
  const programs = useRead(listPrograms).data?.data ?? [];
  return (
    <Controls>
      <SearchBox value={values.search} label={words('affiliates.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={affiliateState.options.map((value) => ({ value, label: words(`state.affiliate.${value}`) }))}
      />
      <Choice
        label={words('affiliates.program')}
        value={values.program}
        onChoose={(program) => change({ program })}
        options={programs.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Controls>
  );
};

/** Everyone who recommends; who waits for approval, and who was blocked and why. */
export const AffiliatesPage = () => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const { values, change, clear } = useUrlState(NAMES);
  const place = usePlace();
  const state = affiliateState.safeParse(values.state).data;
  const filtered = Boolean(values.search ?? state ?? values.program);
  const columns = useColumns((affiliate) => change({ affiliate }));
  const query = useRead(listAffiliates, {
    query: {
      q: values.search,
      ...(state ? { state } : {}),
      program: values.program,
      ...(place.cursor ? { cursor: place.cursor } : {}),
      pageSize: 50,
    },
  });
  const add = mayManage ? (
    <Button startIcon={<Plus />} onClick={() => change({ add: 'true' })}>
      {words('affiliates.add')}
    </Button>
  ) : null;
  return (
    <PageFrame
      title={words('affiliates.title')}
      subtitle={words('affiliates.subtitle')}
      permission="affiliates.read"
      action={add}
      controls={<Filters values={values} change={change} />}
    >
      <Loaded query={query}>
        {({ data, pagination }) =>
          data.length === 0 ? (
            filtered ? (
              <Empty
                title={words('empty.noMatch')}
                action={
                  <Button variant="secondary" onClick={clear}>
                    {words('controls.clearAll')}
                  </Button>
                }
              />
            ) : (
              <Empty title={words('affiliates.none')} hint={words('affiliates.noneHint')} action={add} />
            )
          ) : (
            <>
              <DataTable
                caption={words('affiliates.title')}
                rows={data}
                columns={columns}
                keyOf={(one) => one.id}
                busy={query.isPlaceholderData}
              />
              <Pager pagination={pagination} shown={data.length} />
            </>
          )
        }
      </Loaded>
      {values.affiliate ? <AffiliatePanel id={values.affiliate} onClose={() => change({ affiliate: undefined })} /> : null}
      {values.add === 'true' && mayManage ? <AddAffiliate onClose={() => change({ add: undefined })} /> : null}
    </PageFrame>
  );
};
