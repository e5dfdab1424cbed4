import { Field, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { decideApplications } from '../../../../contracts/admin';
import type { ApplicationRow } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { useAct, useCodeWords, useWords } from '../../shell/kit';
import { PickedBar } from '../../shell/picked-bar';

const TOUCHES = ['adminApplications', 'adminAffiliates', 'adminOverview'];
const SHORTEST = 3;
type To = 'admitted' | 'refused';

interface Props {
  readonly picked: readonly ApplicationRow[];
  readonly to: To;
  readonly onClose: () => void;
}

/** Who is decided about; once it is done, what became of each. */
const People = ({ picked, results }: { readonly picked: Props['picked']; readonly results: ReadonlyMap<string, string | null> | null }) => {
  const words = useWords();
  const say = useCodeWords();
  const outcome = (id: string): string => {
    const code = results?.get(id);
    return code ? say('failure', code, code) : words('applications.bulkDone');
  };
  return (
    <ul aria-live="polite">
      {picked.map((one) => (
        <li key={one.id}>
          <bdi>{one.name}</bdi> · <bdi>{one.program.name}</bdi>
          {results ? <strong> {outcome(one.id)}</strong> : null}
        </li>
      ))}
    </ul>
  );
};

const BulkDialog = ({ picked, to, onClose }: Props) => {
  const words = useWords();
  const act = useAct(decideApplications, TOUCHES);
  const [reason, setReason] = useState('');
  // What was picked may leave the list once it is decided: the dialog keeps who it was about.
  const [about] = useState(picked);
  const results = act.data ? new Map(act.data.data.map(({ id, code }) => [id, code])) : null;
  const given = reason.trim().length >= SHORTEST ? { reason: reason.trim() } : {};
  const applications = about.map(({ id, revision }) => ({ id, revision }));
  const send = results
    ? { label: words('controls.close'), ready: true, busy: false, act: onClose }
    : {
        label: words(to === 'admitted' ? 'applications.admit' : 'applications.refuse'),
        ready: to === 'admitted' || 'reason' in given,
        busy: act.isPending,
        act: () => act.mutate({ asked: { body: { to, applications, ...given } } }),
      };
  return (
    <FormDialog
      title={words(to === 'admitted' ? 'applications.admitMany' : 'applications.refuseMany', { count: about.length })}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={send}
    >
      <People picked={about} results={results} />
      {results ? null : (
        <Field.Root
          name="reason"
          required={to === 'refused'}
          hint={words(to === 'admitted' ? 'applications.bulkReasonHint' : 'applications.refuseText')}
        >
          <Field.Label>{words(to === 'admitted' ? 'applications.exceptionReason' : 'applications.reasonRead')}</Field.Label>
          <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          <Field.Hint />
        </Field.Root>
      )}
    </FormDialog>
  );
};

/** What may be done with the applications that were ticked, all alike; each is decided by itself and says how it went. */
export const BulkDecisions = ({ picked, onClear }: { readonly picked: Props['picked']; readonly onClear: () => void }) => {
  const words = useWords();
  return (
    <PickedBar<To>
      count={picked.length}
      said={words('applications.picked', { count: picked.length })}
      yes={{ to: 'admitted', label: words('applications.admit') }}
      no={{ to: 'refused', label: words('applications.refuse') }}
      onClear={onClear}
      dialog={(to, close) => <BulkDialog picked={picked} to={to} onClose={close} />}
    />
  );
};
