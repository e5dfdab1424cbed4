import { Button } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { cancelContest, readContest } from '../../../../contracts/admin';
import type { ContestPage, ContestRow } from '../../../../contracts/admin';
import { Confirm } from '../../shell/confirm';
import {
  Amount,
  DataTable,
  Day,
  Facts,
  Loaded,
  Quiet,
  Section,
  Stack,
  StateChip,
  to,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Moment } from '../../shell/moment';
import { Notice } from '../../shell/notice';
import { SidePanel } from '../../shell/side-panel';

type Standing = ContestPage['standings'][number];

/** How much somebody has, or needs. */
const Measure = ({ of }: { readonly of: ContestRow['threshold'] }) => (of.amount ? <Amount value={of.amount} /> : <>{of.count}</>);

const About = ({ contest }: { readonly contest: ContestPage }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="contest" state={contest.phase} />],
        [words('contests.program'), <bdi key="program">{contest.program}</bdi>],
        [words('contests.days'), `${contest.startsOn} – ${contest.endsOn}`],
        [words('contests.measured'), words(`contests.metric.${contest.metric}`)],
        [words('contests.threshold'), <Measure key="threshold" of={contest.threshold} />],
        [
          words('contests.prizes'),
          contest.prizes.map((prize, at) => (
            <div key={at}>
              <Amount value={prize} />
            </div>
          )),
        ],
        [words('contests.groups'), contest.groups === null ? words('contests.everybody') : contest.groups.join(', ')],
        [words('contests.final'), contest.finalFrom === null ? null : <Day key="final" at={contest.finalFrom} />],
        [words('contests.countedAt'), contest.countedAt === null ? null : <Moment key="counted" at={contest.countedAt} full />],
        [words('contests.madeBy'), contest.madeBy],
      ]}
    />
  );
};

const useColumns = (): Column<Standing>[] => {
  const words = useWords();
  return [
    { key: 'place', label: words('contests.place'), figure: true, render: (row) => row.place },
    {
      key: 'affiliate',
      label: words('field.affiliate'),
      render: ({ affiliate }) => (
        <Link to={to.affiliates({ affiliate: affiliate.id })}>
          <bdi>{affiliate.name}</bdi>
        </Link>
      ),
    },
    {
      key: 'measure',
      label: words('contests.has'),
      figure: true,
      render: (row) => (
        <>
          <Measure of={row.measure} />
          <div>
            <Quiet>
              <Day at={row.reachedAt} />
            </Quiet>
          </div>
        </>
      ),
    },
    {
      key: 'prize',
      label: words('contests.prize'),
      figure: true,
      render: ({ prize, award }) => (
        <>
          {prize === null ? <Quiet>—</Quiet> : <Amount value={prize} />}
          {award ? (
            <div>
              <StateChip of="adjustment" state={award.state} />
            </div>
          ) : null}
        </>
      ),
    },
  ];
};

const CallOff = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const act = useAct(cancelContest, ['adminContests']);
  return (
    <Stack>
      {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
      <div>
        <Confirm
          danger
          title={words('contests.cancel')}
          text={words('contests.cancelText')}
          confirm={words('contests.cancel')}
          onConfirm={() => act.mutate({ asked: { params: { id } } })}
        >
          <Button variant="danger-light">{words('contests.cancel')}</Button>
        </Confirm>
      </div>
    </Stack>
  );
};

/** One contest beside the list: who stands where by the books, and what was awarded. */
export const ContestPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayManage = useMay('contests.manage');
  const query = useRead(readContest, { params: { id } });
  const columns = useColumns();
  return (
    <SidePanel title={query.data?.data.name ?? words('contests.title')} onClose={onClose}>
      <Loaded query={query}>
        {({ data: contest }) => (
          <Stack>
            <About contest={contest} />
            <Section title={words('contests.standings')}>
              <Stack>
                {contest.provisional ? <Notice tone="neutral">{words('contests.provisional')}</Notice> : null}
                <Quiet>{words('contests.rule')}</Quiet>
                {contest.standings.length === 0 ? (
                  <Quiet>{words('contests.nobody')}</Quiet>
                ) : (
                  <DataTable
                    caption={words('contests.standings')}
                    rows={contest.standings}
                    columns={columns}
                    keyOf={({ place }) => String(place)}
                  />
                )}
              </Stack>
            </Section>
            {mayManage && contest.phase === 'upcoming' ? <CallOff id={id} /> : null}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
