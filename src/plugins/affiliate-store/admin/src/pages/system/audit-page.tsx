import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { listAudit, verifyAudit } from '../../../../contracts/admin';
import type { AuditRow } from '../../../../contracts/admin';
import {
  Controls,
  DataTable,
  Empty,
  Facts,
  JsonText,
  Loaded,
  Moment,
  Mono,
  PageFrame,
  Pager,
  Quiet,
  Stack,
  TextFilter,
  useCodeWords,
  usePlace,
  useRead,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { SidePanel } from '../../shell/side-panel';

const NAMES = ['subject', 'actor', 'action'] as const;

const Press = styled.button`
  all: unset;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.primary600};
  &:hover {
    text-decoration: underline;
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

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
  return (
    <SidePanel title={words('audit.entry', { seq: entry.seq })} onClose={onClose}>
      <Stack>
        <Facts
          facts={[
            [words('audit.when'), <Moment key="at" at={entry.at} full />],
            [words('field.actor'), entry.actorName ?? entry.actor],
            [words('audit.action'), <Mono key="action">{entry.action}</Mono>],
            [words('audit.subject'), <Mono key="subject">{entry.subject}</Mono>],
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

/** Who did what to which thing, when and why. */
export const AuditPage = () => {
  const words = useWords();
  const say = useCodeWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const place = usePlace();
  const [shown, setShown] = useState<AuditRow | null>(null);
  const query = useRead(listAudit, { query: { ...values, ...(place.cursor ? { cursor: place.cursor } : {}), pageSize: 50 } });
  const columns: Column<AuditRow>[] = [
    { key: 'action', label: words('audit.action'), render: (entry) => say('audit', entry.action, entry.action) },
    {
      key: 'subject',
      label: words('audit.subject'),
      render: (entry) => (
        <Press type="button" onClick={() => change({ subject: entry.subject })}>
          <Mono>{entry.subject}</Mono>
        </Press>
      ),
    },
    {
      key: 'actor',
      label: words('field.actor'),
      render: (entry) => (
        <Press type="button" onClick={() => change({ actor: entry.actor })}>
          <bdi>{entry.actorName ?? say('actor', entry.actor, entry.actor)}</bdi>
        </Press>
      ),
    },
    { key: 'reason', label: words('audit.reason'), render: (entry) => entry.reason ?? <Quiet>—</Quiet> },
    { key: 'at', label: words('audit.when'), render: (entry) => <Moment at={entry.at} full /> },
    {
      key: 'more',
      label: words('field.actions'),
      figure: true,
      render: (entry) => (
        <Button size="S" variant="ghost" onClick={() => setShown(entry)}>
          {words('jobs.details')}
        </Button>
      ),
    },
  ];
  return (
    <PageFrame
      title={words('audit.title')}
      subtitle={words('audit.subtitle')}
      permission="audit.read"
      action={<ChainCheck />}
      controls={
        <Controls>
          <TextFilter label={words('audit.subjectFilter')} value={values.subject} onChange={(subject) => change({ subject })} />
          <TextFilter label={words('audit.actorFilter')} value={values.actor} onChange={(actor) => change({ actor })} />
          <TextFilter label={words('audit.actionFilter')} value={values.action} onChange={(action) => change({ action })} />
          {filtered ? (
            <Button variant="ghost" size="S" onClick={clear}>
              {words('controls.clearAll')}
            </Button>
          ) : null}
        </Controls>
      }
    >
      <Loaded query={query}>
        {({ data, pagination }) =>
          data.length === 0 ? (
            <Empty title={words(filtered ? 'empty.noMatch' : 'audit.none')} />
          ) : (
            <>
              <DataTable
                caption={words('audit.title')}
                rows={data}
                columns={columns}
                keyOf={(entry) => String(entry.seq)}
                busy={query.isPlaceholderData}
              />
              <Pager pagination={pagination} shown={data.length} />
            </>
          )
        }
      </Loaded>
      {shown ? <EntryPanel entry={shown} onClose={() => setShown(null)} /> : null}
    </PageFrame>
  );
};
