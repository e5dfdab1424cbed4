import { Field, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { decideLeads } from '../../../../contracts/admin';
import type { LeadRow } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { useAct, useCodeWords, useWords } from '../../shell/kit';
import { PickedBar } from '../../shell/picked-bar';

const TOUCHES = ['adminPaidEvents', 'adminOverview'];
const SHORTEST = 3;
type To = 'accepted' | 'rejected';

interface Props {
  readonly picked: readonly LeadRow[];
  readonly to: To;
  readonly onClose: () => void;
}

const DecideDialog = ({ picked, to, onClose }: Props) => {
  const words = useWords();
  const say = useCodeWords();
  const act = useAct(decideLeads, TOUCHES);
  const [reason, setReason] = useState('');
  // What was picked may leave the list once it is decided: the dialog keeps what it was about.
  const [about] = useState(picked);
  const results = act.data ? new Map(act.data.data.map(({ id, code }) => [id, code])) : null;
  const outcome = (id: string): string => {
    const code = results?.get(id);
    return code ? say('failure', code, code) : words('applications.bulkDone');
  };
  const given = to === 'rejected' ? { reason: reason.trim() } : {};
  const send = results
    ? { label: words('controls.close'), ready: true, busy: false, act: onClose }
    : {
        label: words(to === 'accepted' ? 'leads.accept' : 'leads.reject'),
        ready: to === 'accepted' || reason.trim().length >= SHORTEST,
        busy: act.isPending,
        act: () => act.mutate({ asked: { body: { to, leads: about.map(({ id }) => id), ...given } } }),
      };
  return (
    <FormDialog
      title={words(to === 'accepted' ? 'leads.acceptMany' : 'leads.rejectMany', { count: about.length })}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={send}
    >
      <ul aria-live="polite">
        {about.map((one) => (
          <li key={one.id}>
            <bdi>{one.email ?? one.id}</bdi> · <bdi>{one.affiliate.name}</bdi>
            {results ? <strong> {outcome(one.id)}</strong> : null}
          </li>
        ))}
      </ul>
      {results || to === 'accepted' ? null : (
        <Field.Root name="reason" required hint={words('leads.reasonHint')}>
          <Field.Label>{words('leads.reasonRead')}</Field.Label>
          <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          <Field.Hint />
        </Field.Root>
      )}
    </FormDialog>
  );
};

/** What may be done with the leads that were ticked, all alike; each is decided by itself and says how it went. */
export const DecideLeads = ({ picked, onClear }: { readonly picked: Props['picked']; readonly onClear: () => void }) => {
  const words = useWords();
  return (
    <PickedBar<To>
      count={picked.length}
      said={words('leads.picked', { count: picked.length })}
      yes={{ to: 'accepted', label: words('leads.accept') }}
      no={{ to: 'rejected', label: words('leads.reject') }}
      onClear={onClear}
      dialog={(to, close) => <DecideDialog picked={picked} to={to} onClose={close} />}
    />
  );
};
