import { useState } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { leadRow, listLeads } from '../../../../contracts/admin';
import type { LeadRow } from '../../../../contracts/admin';
import {
  Amount,
  Choice,
  Controls,
  Email,
  ListPage,
  Moment,
  Named,
  Quiet,
  StateChip,
  to,
  useList,
  useMay,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { DecideLeads } from './decide-leads';

const STATES = leadRow.shape.state;

const Pick = styled.input`
  width: 18px;
  height: 18px;
`;

const Whose = ({ lead }: { readonly lead: LeadRow }) => {
  const words = useWords();
  const hints = [lead.known ? words('leads.known') : null, lead.disposable ? words('leads.disposable') : null].filter(Boolean);
  return (
    <>
      {lead.email === null ? <Quiet>{words('leads.wiped')}</Quiet> : <Email address={lead.email} />}
      {lead.reference === null ? null : (
        <div>
          <Quiet>
            <bdi>{lead.reference}</bdi>
          </Quiet>
        </div>
      )}
      {hints.length > 0 ? <div>{hints.join(' · ')}</div> : null}
      {lead.suspicions.map((suspicion) => (
        <div key={suspicion}>
          <strong>{words(`leads.suspicion.${suspicion}`)}</strong>
        </div>
      ))}
    </>
  );
};

const State = ({ lead }: { readonly lead: LeadRow }) => {
  const words = useWords();
  return (
    <>
      <StateChip of="lead" state={lead.state} />
      {lead.reason === null ? null : (
        <div>
          <Quiet>{lead.words ?? words(`leads.reason.${lead.reason}`)}</Quiet>
        </div>
      )}
      {lead.openCase === null ? null : (
        <div>
          <Link to={to.cases({ case: lead.openCase })}>{words('leads.contested')}</Link>
        </div>
      )}
      {lead.acceptedFrom === null ? null : (
        <div>
          <Quiet>
            {words('leads.byItself')} <Moment at={lead.acceptedFrom} />
          </Quiet>
        </div>
      )}
      {lead.decidedBy === null ? null : (
        <div>
          <Quiet>
            <bdi>{lead.decidedBy}</bdi>
          </Quiet>
        </div>
      )}
    </>
  );
};

/** Leads that wait can be ticked, and decided about together. */
const usePicked = () => {
  const [picked, setPicked] = useState<readonly LeadRow[]>([]);
  const isPicked = ({ id }: LeadRow): boolean => picked.some((one) => one.id === id);
  return {
    picked,
    clear: () => setPicked([]),
    isPicked,
    toggle: (row: LeadRow) => setPicked((before) => (isPicked(row) ? before.filter(({ id }) => id !== row.id) : [...before, row])),
  };
};

const useColumns = (): Column<LeadRow>[] => {
  const words = useWords();
  return [
    { key: 'lead', label: words('leads.one'), render: (lead) => <Whose lead={lead} /> },
    { key: 'affiliate', label: words('fraud.affiliate'), render: (lead) => <Named name={lead.affiliate.name} note={lead.program} /> },
    { key: 'at', label: words('leads.came'), render: (lead) => <Moment at={lead.at} /> },
    { key: 'pays', label: words('leads.pays'), figure: true, render: (lead) => <Amount value={lead.pays} /> },
    { key: 'state', label: words('field.state'), render: (lead) => <State lead={lead} /> },
  ];
};

/** Leads programs pay for: who brought them, which wait, and what was decided. */
export const LeadsPage = () => {
  const words = useWords();
  const mayDecide = useMay('paid-events.decide');
  const { values, change, clear, filtered } = useUrlState(['state']);
  const { picked, clear: clearPicked, isPicked, toggle } = usePicked();
  const state = STATES.safeParse(values.state).data;
  const query = useList(listLeads, { ...(state ? { state } : {}) });
  const columns = useColumns();
  const pick: Column<LeadRow> = {
    key: 'pick',
    label: words('applications.pick'),
    figure: true,
    render: (lead) =>
      lead.state === 'waiting' ? (
        <Pick
          type="checkbox"
          checked={isPicked(lead)}
          aria-label={words('leads.pickOne', { name: lead.email ?? lead.id })}
          onChange={() => toggle(lead)}
        />
      ) : null,
  };
  return (
    <ListPage
      title={words('leads.title')}
      subtitle={words('leads.subtitle')}
      permission="paid-events.read"
      controls={
        <Controls>
          <DecideLeads picked={picked} onClear={clearPicked} />
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(chosen) => change({ state: chosen })}
            options={STATES.options.map((value) => ({ value, label: words(`state.lead.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={mayDecide ? [...columns, pick] : columns}
      keyOf={({ id }) => id}
      empty={{ title: words('leads.none'), hint: words('leads.noneHint') }}
      onClear={filtered ? clear : null}
    />
  );
};
