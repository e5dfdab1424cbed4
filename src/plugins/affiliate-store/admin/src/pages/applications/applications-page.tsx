import { useState } from 'react';
import { styled } from 'styled-components';
import { applicationState } from '../../../../contracts/applications';
import { listApplications, readApplicationOf } from '../../../../contracts/admin';
import type { ApplicationDetail, ApplicationRow } from '../../../../contracts/admin';
import {
  Choice,
  Controls,
  Day,
  Email,
  Facts,
  ListPage,
  Loaded,
  Moment,
  Quiet,
  Section,
  Stack,
  StateChip,
  useList,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { ApplicationActions } from './application-actions';
import { BulkDecisions } from './bulk-decisions';

// Above the link that covers a row.
const Pick = styled.input`
  position: relative;
  z-index: 1;
  width: 18px;
  height: 18px;
`;

/** Applications that wait can be ticked, and decided about together. */
const usePicked = () => {
  const [picked, setPicked] = useState<readonly ApplicationRow[]>([]);
  const isPicked = ({ id }: ApplicationRow): boolean => picked.some((one) => one.id === id);
  return {
    picked,
    clear: () => setPicked([]),
    isPicked,
    toggle: (row: ApplicationRow) => setPicked((before) => (isPicked(row) ? before.filter(({ id }) => id !== row.id) : [...before, row])),
  };
};

type Picked = ReturnType<typeof usePicked>;
const waits = ({ state }: ApplicationRow): boolean => state === 'in_review' || state === 'details_asked';

const usePickColumn = ({ isPicked, toggle }: Picked): Column<ApplicationRow> => {
  const words = useWords();
  return {
    key: 'pick',
    label: words('applications.pick'),
    figure: true,
    render: (one) =>
      waits(one) ? (
        <Pick
          type="checkbox"
          checked={isPicked(one)}
          aria-label={words('applications.pickOne', { name: one.name })}
          onChange={() => toggle(one)}
        />
      ) : null,
  };
};

const useColumns = (): Column<ApplicationRow>[] => {
  const words = useWords();
  return [
    { key: 'name', label: words('applications.one'), render: (one) => <bdi>{one.name}</bdi> },
    { key: 'email', label: words('field.email'), render: (one) => <Email address={one.email} /> },
    { key: 'program', label: words('affiliates.program'), render: (one) => <bdi>{one.program.name}</bdi> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="application" state={one.state} /> },
    {
      key: 'due',
      label: words('applications.due'),
      render: (one) =>
        one.dueOn === null ? null : (
          <>
            <Day at={one.dueOn} /> {one.overdue ? <strong>{words('applications.overdue')}</strong> : null}
          </>
        ),
    },
  ];
};

const Answers = ({ one }: { readonly one: ApplicationDetail }) => {
  const words = useWords();
  return (
    <>
      <Section title={words('applications.answers')}>
        <Facts
          facts={[
            ...one.answers.map(({ label, value }): [string, string] => [label, value]),
            [words('applications.promoPlan'), one.promoPlan],
            [words('applications.disposable'), one.disposable ? words('applications.yes') : null],
          ]}
        />
      </Section>
      {one.criteria.length > 0 ? (
        <Section title={words('applications.criteria')}>
          <Facts
            facts={one.criteria.map(({ label, compare, value, answered, met }): [string, string] => [
              label,
              words(met ? 'applications.met' : 'applications.notMet', {
                sign: compare === 'at_least' ? '≥' : '>',
                value,
                answered: answered ?? '–',
              }),
            ])}
          />
        </Section>
      ) : null}
      <Section title={words('applications.history')}>
        <Stack as="ol">
          {[...one.history].reverse().map((event, index) => (
            <li key={index}>
              <bdi>{event.who}</bdi>: {words(`applications.event.${event.kind}`)} {event.reason}
              <div>
                <Quiet>
                  <Moment at={event.at} full />
                </Quiet>
              </div>
            </li>
          ))}
        </Stack>
      </Section>
    </>
  );
};

const ApplicationPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayDecide = useMay('applications.decide');
  const query = useRead(readApplicationOf, { params: { id } });
  return (
    <SidePanel title={query.data?.data.name ?? words('applications.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <StateChip of="application" state={data.state} />
            {mayDecide ? <ApplicationActions one={data} /> : null}
            <Answers one={data} />
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};

/** Who wants to join which program, and who waits for an answer. */
export const ApplicationsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state', 'program']);
  const linkOf = useRowLink('application');
  const [open, close] = usePanel('application');
  const mayDecide = useMay('applications.decide');
  const picked = usePicked();
  const [pick, columns] = [usePickColumn(picked), useColumns()];
  const query = useList(listApplications, { state: applicationState.safeParse(values.state).data, program: values.program });
  return (
    <ListPage
      title={words('applications.title')}
      subtitle={words('applications.subtitle')}
      permission="applications.read"
      controls={
        <Controls>
          <BulkDecisions picked={picked.picked} onClear={picked.clear} />
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={applicationState.options.map((value) => ({ value, label: words(`state.application.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={mayDecide ? [...columns, pick] : columns}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      empty={{ title: words('applications.none'), hint: words('applications.noneHelp') }}
      onClear={filtered ? clear : null}
    >
      {open ? <ApplicationPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
