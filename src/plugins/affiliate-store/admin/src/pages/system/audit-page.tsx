import { Button } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { listAudit, verifyAudit } from '../../../../contracts/admin';
import type { AuditRow } from '../../../../contracts/admin';
import {
  Choice,
  Controls,
  Facts,
  FilterChips,
  JsonText,
  ListPage,
  Moment,
  Mono,
  Quiet,
  SearchBox,
  Stack,
  to,
  useCodeWords,
  useList,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
  wordsBelow,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { SidePanel } from '../../shell/side-panel';
import { Subject } from './audit-subject';

const NAMES = ['subject', 'actor', 'action'] as const;

/** Acts the log may hold, as the catalogue names them. */
const ACTS = wordsBelow('audit').filter((act) => act.includes('.'));

/** Walks the chain of hashes and says how it went. */
const ChainCheck = () => {
  const words = useWords();
  const query = useRead(verifyAudit, {}, { enabled: false });
  const result = query.data?.data;
  return (
    <>
      <Button variant="secondary" loading={query.isFetching} onClick={() => void query.refetch()}>
        {words('audit.verify')}
      </Button>
      {result && result.firstBroken === null ? <Quiet role="status"> {words('audit.whole', { count: result.entries })}</Quiet> : null}
      {result && result.firstBroken !== null ? (
        <Notice tone="danger" title={words('audit.brokenTitle')}>
          {words('audit.broken', { seq: result.firstBroken })}
        </Notice>
      ) : null}
    </>
  );
};

const EntryPanel = ({ entry, onClose }: { readonly entry: AuditRow; readonly onClose: () => void }) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <SidePanel title={words('audit.entry', { seq: entry.seq })} onClose={onClose}>
      <Stack>
        <Facts
          facts={[
            [words('audit.when'), <Moment key="at" at={entry.at} full />],
            [
              words('field.actor'),
              <Link key="actor" to={to.audit({ actor: entry.actor })}>
                <bdi>{entry.actorName ?? entry.actor}</bdi>
              </Link>,
            ],
            [words('audit.action'), say('audit', entry.action, entry.action)],
            [words('audit.subject'), <Subject key="subject" subject={entry.subject} />],
            [
              words('audit.trail'),
              <Link key="trail" to={to.audit({ subject: entry.subject })}>
                {words('audit.sameSubject')}
              </Link>,
            ],
            [words('audit.reason'), entry.reason],
          ]}
        />
        {entry.before === null ? null : (
          <div>
            <h3>{words('audit.before')}</h3>
            <JsonText text={entry.before} label={words('audit.before')} />
          </div>
        )}
        {entry.after === null ? null : (
          <div>
            <h3>{words('audit.after')}</h3>
            <JsonText text={entry.after} label={words('audit.after')} />
          </div>
        )}
        <Quiet>
          {words('audit.hash')} <Mono>{entry.hash}</Mono>
        </Quiet>
      </Stack>
    </SidePanel>
  );
};

const useColumns = (): Column<AuditRow>[] => {
  const words = useWords();
  const say = useCodeWords();
  return [
    { key: 'action', label: words('audit.action'), render: (entry) => say('audit', entry.action, entry.action) },
    { key: 'subject', label: words('audit.subject'), render: (entry) => <Subject subject={entry.subject} /> },
    {
      key: 'actor',
      label: words('field.actor'),
      render: (entry) => <bdi>{entry.actorName ?? say('actor', entry.actor, entry.actor)}</bdi>,
    },
    { key: 'reason', label: words('audit.reason'), render: (entry) => entry.reason },
    { key: 'at', label: words('audit.when'), render: (entry) => <Moment at={entry.at} full /> },
  ];
};

type State = ReturnType<typeof useUrlState<typeof NAMES>>;

const Filters = ({ values, change }: Pick<State, 'values' | 'change'>) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <Controls>
      <SearchBox
        value={values.subject?.replace(/^order:/, '')}
        label={words('audit.subjectFilter')}
        onSearch={(text) => change({ subject: text === undefined || text.includes(':') ? text : `order:${text.toUpperCase()}` })}
      />
      <Choice
        wide
        label={words('audit.action')}
        value={values.action}
        onChoose={(action) => change({ action })}
        options={ACTS.map((value) => ({ value, label: say('audit', value, value) }))}
      />
    </Controls>
  );
};

/** Who did what to which thing, when and why. */
export const AuditPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const linkOf = useRowLink('entry');
  const [open, close] = usePanel('entry');
  const query = useList(listAudit, values);
  const shown = query.data?.data.find(({ seq }) => String(seq) === open);
  const chips = values.actor
    ? [{ key: 'actor', text: `${words('field.actor')}: ${values.actor}`, remove: () => change({ actor: undefined }) }]
    : [];
  return (
    <ListPage
      title={words('audit.title')}
      subtitle={words('audit.subtitle')}
      permission="audit.read"
      action={<ChainCheck />}
      controls={<Filters values={values} change={change} />}
      above={<FilterChips chips={chips} onClear={clear} />}
      query={query}
      columns={useColumns()}
      keyOf={(entry) => String(entry.seq)}
      linkOf={(entry) => linkOf(String(entry.seq))}
      empty={{ title: words('audit.none') }}
      onClear={filtered ? clear : null}
    >
      {shown ? <EntryPanel entry={shown} onClose={close} /> : null}
    </ListPage>
  );
};
