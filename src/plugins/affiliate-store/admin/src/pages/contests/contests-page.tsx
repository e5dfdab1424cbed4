import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { contestRow, listContests } from '../../../../contracts/admin';
import type { ContestRow } from '../../../../contracts/admin';
import {
  Amount,
  Choice,
  Controls,
  ListPage,
  Named,
  Quiet,
  StateChip,
  useList,
  useMay,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { AnnounceContest } from './announce-contest';
import { ContestPanel } from './contest-panel';

const STATES = contestRow.shape.state;

const useColumns = (): Column<ContestRow>[] => {
  const words = useWords();
  return [
    { key: 'name', label: words('contests.name'), render: (one) => <Named name={one.name} note={one.program} /> },
    { key: 'phase', label: words('field.state'), render: (one) => <StateChip of="contest" state={one.phase} /> },
    {
      key: 'days',
      label: words('contests.days'),
      render: (one) => (
        <>
          <bdi>
            {one.startsOn} – {one.endsOn}
          </bdi>
          {one.daysLeft > 0 ? (
            <div>
              <Quiet>{words(one.phase === 'upcoming' ? 'contests.begins' : 'contests.ends', { count: one.daysLeft })}</Quiet>
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'measured',
      label: words('contests.measured'),
      render: (one) => (
        <>
          {words(`contests.metric.${one.metric}`)}
          <div>
            <Quiet>{words(`contests.kind.${one.kind}`)}</Quiet>
          </div>
        </>
      ),
    },
    {
      key: 'prizes',
      label: words('contests.prizes'),
      figure: true,
      render: (one) =>
        one.prizes.map((prize, at) => (
          <div key={at}>
            <Amount value={prize} />
          </div>
        )),
    },
  ];
};

/** Contests and bounties of the programs: what was announced, how they stand, what was won. */
export const ContestsPage = () => {
  const words = useWords();
  const mayManage = useMay('contests.manage');
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('contest');
  const addLink = useRowLink('add');
  const [open, close] = usePanel('contest');
  const [adding, stopAdding] = usePanel('add');
  const state = STATES.safeParse(values.state).data;
  const query = useList(listContests, { ...(state ? { state } : {}) });
  const add = mayManage ? (
    <LinkButton tag={Link} to={addLink('true')} startIcon={<Plus />}>
      {words('contests.announce')}
    </LinkButton>
  ) : null;
  return (
    <ListPage
      title={words('contests.title')}
      subtitle={words('contests.subtitle')}
      permission="contests.read"
      action={add}
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(chosen) => change({ state: chosen })}
            options={STATES.options.map((value) => ({ value, label: words(`contests.state.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('contests.none'), hint: words('contests.noneHint'), action: add }}
      onClear={filtered ? clear : null}
    >
      {open ? <ContestPanel id={open} onClose={close} /> : null}
      {adding && mayManage ? <AnnounceContest onClose={stopAdding} /> : null}
    </ListPage>
  );
};
