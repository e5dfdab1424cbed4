import { Button, Field, Textarea, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { decideApplication } from '../../../../contracts/admin';
import type { ApplicationDetail } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { minorOf, useAct, useWords } from '../../shell/kit';

type Typed = { target: { value: string } };
const SHORTEST = 3;
const HIGHEST = 15_000;

// Per cent with two decimals are basis points: read as digits, like money. Empty is the program's rate, null what is no rate.
const rateIn = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return undefined;
  const digits = minorOf(typed, 2);
  const rate = digits === null ? NaN : parseInt(digits, 10);
  return rate >= 0 && rate <= HIGHEST ? rate : null;
};

interface DialogProps {
  readonly one: ApplicationDetail;
  readonly touches: readonly string[];
  readonly onClose: () => void;
}

/** What is typed, and sending it. */
const useAdmitting = ({ one, touches, onClose }: DialogProps) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(decideApplication, touches);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const isException = one.criteria.some(({ met }) => !met);
  const rateBasisPoints = rateIn(typed);
  const body = {
    to: 'admitted' as const,
    revision: one.revision,
    ...(isException ? { reason: reason.trim() } : {}),
    ...(typeof rateBasisPoints === 'number' ? { rateBasisPoints } : {}),
  };
  const done = () => {
    toggleNotification({ type: 'success', message: words('applications.admitted') });
    onClose();
  };
  const send = () => act.mutate({ asked: { params: { id: one.id }, body } }, { onSuccess: done });
  const ready = rateBasisPoints !== null && (!isException || reason.trim().length >= SHORTEST);
  return { act, typed, setTyped, reason, setReason, isException, isWrong: rateBasisPoints === null, ready, send };
};

const AdmitDialog = (props: DialogProps) => {
  const words = useWords();
  const { act, typed, setTyped, reason, setReason, isException, isWrong, ready, send } = useAdmitting(props);
  return (
    <FormDialog
      title={words(isException ? 'applications.exception' : 'applications.admit')}
      onClose={props.onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('applications.admit'), ready, busy: act.isPending, act: send }}
    >
      <Field.Root name="rate" hint={words('applications.rateHint')} error={isWrong ? words('affiliates.rateWrong') : undefined}>
        <Field.Label>{words('affiliates.ownRatePercent')}</Field.Label>
        <TextInput inputMode="decimal" value={typed} onChange={(event: Typed) => setTyped(event.target.value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {isException ? (
        <Field.Root name="reason" required hint={words('applications.exceptionText')}>
          <Field.Label>{words('applications.exceptionReason')}</Field.Label>
          <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          <Field.Hint />
        </Field.Root>
      ) : null}
    </FormDialog>
  );
};

/** Admits somebody: with a rate of their own where one was agreed, and against a criterion only with a reason. */
export const AdmitButton = ({ one, touches }: { readonly one: ApplicationDetail; readonly touches: readonly string[] }) => {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const isException = one.criteria.some(({ met }) => !met);
  return (
    <>
      <Button size="S" variant={isException ? 'secondary' : 'default'} onClick={() => setOpen(true)}>
        {words(isException ? 'applications.exception' : 'applications.admit')}
      </Button>
      {open ? <AdmitDialog one={one} touches={touches} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
