import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { affiliateState, listAffiliates, listPrograms } from '../../../../contracts/admin-affiliates';
import type { AffiliateRow } from '../../../../contracts/admin-affiliates';
import {
  Choice,
  Controls,
  CopyButton,
  Day,
  Email,
  ListPage,
  Quiet,
  SearchBox,
  StateChip,
  TextFilter,
  useList,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
  WithButton,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { readManagers } from '../../../../contracts/managers';
import { BulkAssign } from '../managers/assign-dialog';
import { useManagerName } from '../managers/manager-choice';
import { usePickColumn, usePicked } from '../managers/pick-affiliates';
import { AddAffiliate } from './add-affiliate';
import { AffiliatePanel } from './affiliate-panel';
import { ApproveButton } from './affiliate-actions';

const NAMES = ['search', 'state', 'program', 'group', 'tag', 'manager'] as const;

/** The state, and why they were blocked where they were. */
const Standing = ({ affiliate: { state, blockedReason } }: { readonly affiliate: AffiliateRow }) => (
  <>
    <StateChip of="affiliate" state={state} />
    {blockedReason ? (
      <div>
        <Quiet>{blockedReason}</Quiet>
      </div>
    ) : null}
  </>
);

/** The group they are offered, and the tags staff finds them by. */
const Grouped = ({ affiliate: { group, tags } }: { readonly affiliate: AffiliateRow }) => (
  <>
    {group === null ? null : <bdi>{group}</bdi>}
    {tags.length === 0 ? null : (
      <div>
        <Quiet>{tags.join(', ')}</Quiet>
      </div>
    )}
  </>
);

const useColumns = (): Column<AffiliateRow>[] => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const managerName = useManagerName();
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
    { key: 'state', label: words('field.state'), render: (one) => <Standing affiliate={one} /> },
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
    { key: 'group', label: words('affiliates.group'), render: (one) => <Grouped affiliate={one} /> },
    { key: 'manager', label: words('managers.one'), render: (one) => <bdi>{managerName(one.manager)}</bdi> },
    { key: 'since', label: words('affiliates.since'), render: (one) => <Day at={one.enrolledAt} /> },
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: (one) => (mayManage && one.state === 'pending' && one.pathStage !== 'walking' ? <ApproveButton affiliate={one} /> : null),
    },
  ];
};

type State = ReturnType<typeof useUrlState<typeof NAMES>>;

const Filters = ({ values, change }: Pick<State, 'values' | 'change'>) => {
  const words = useWords();
  const seesAll = useMay('affiliates.all');
  const programs = useRead(listPrograms).data?.data ?? [];
  const staff = useRead(readManagers).data?.data.staff ?? [];
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
      <TextFilter label={words('affiliates.group')} value={values.group} onChange={(group) => change({ group })} />
      <TextFilter label={words('affiliates.tag')} value={values.tag} onChange={(tag) => change({ tag })} />
      {seesAll ? (
        <Choice
          label={words('managers.one')}
          value={values.manager}
          onChoose={(manager) => change({ manager })}
          options={staff.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      ) : null}
    </Controls>
  );
};

/** Everyone who recommends; who waits for approval, and who was blocked and why. */
export const AffiliatesPage = () => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const [seesAll, holdsAssign] = [useMay('affiliates.all'), useMay('affiliates.assign')];
  const mayAssign = seesAll && holdsAssign;
  const picked = usePicked();
  const [pick, columns] = [usePickColumn(picked), useColumns()];
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const linkOf = useRowLink('affiliate');
  const addLink = useRowLink('add');
  const [open, close] = usePanel('affiliate');
  const [adding, stopAdding] = usePanel('add');
  const state = affiliateState.safeParse(values.state).data;
  const query = useList(listAffiliates, {
    q: values.search,
    ...(state ? { state } : {}),
    program: values.program,
    group: values.group,
    tag: values.tag,
    manager: values.manager,
  });
  const add = mayManage ? (
    <LinkButton tag={Link} to={addLink('true')} startIcon={<Plus />}>
      {words('affiliates.add')}
    </LinkButton>
  ) : null;
  return (
    <ListPage
      title={words('affiliates.title')}
      subtitle={words('affiliates.subtitle')}
      permission="affiliates.read"
      action={add}
      controls={
        <>
          <BulkAssign picked={picked.picked} onClear={picked.clear} />
          <Filters values={values} change={change} />
        </>
      }
      query={query}
      columns={mayAssign ? [...columns, pick] : columns}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      empty={{ title: words('affiliates.none'), hint: words('affiliates.noneHint'), action: add }}
      onClear={filtered ? clear : null}
    >
      {open ? <AffiliatePanel id={open} onClose={close} /> : null}
      {adding && mayManage ? <AddAffiliate onClose={stopAdding} /> : null}
    </ListPage>
  );
};
