import { Button, Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { changeInactivity, readInactivity } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { Loaded, Quiet, Section, to, useAct, useMay, useRead, useWords } from '../../shell/kit';

const FEWEST = 90;
const MOST = 3_650;

interface DialogProps {
  readonly program: string;
  readonly now: number | null;
  readonly onClose: () => void;
}

const RuleDialog = ({ program, now, onClose }: DialogProps) => {
  const words = useWords();
  const act = useAct(changeInactivity, ['adminInactivity']);
  const [typed, setTyped] = useState(now === null ? '' : String(now));
  const days = /^\d{1,4}$/.test(typed.trim()) ? parseInt(typed, 10) : null;
  const isNone = typed.trim() === '';
  return (
    <FormDialog
      title={words('inactivity.title')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('settings.save'),
        ready: isNone || (days !== null && days >= FEWEST && days <= MOST),
        busy: act.isPending,
        act: () => act.mutate({ asked: { params: { id: program }, body: { days: isNone ? null : days } } }, { onSuccess: onClose }),
      }}
    >
      <Field.Root name="days" hint={words('inactivity.hint')}>
        <Field.Label>{words('inactivity.days')}</Field.Label>
        <TextInput
          inputMode="numeric"
          value={typed}
          autoComplete="off"
          onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};

/** After how many days without a sale a program ends contracts, where it does. */
export const InactivitySection = ({ program }: { readonly program: string }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const [open, setOpen] = useState(false);
  const query = useRead(readInactivity, { params: { id: program } });
  const change = mayManage ? (
    <Button size="S" variant="secondary" onClick={() => setOpen(true)}>
      {words('programs.change')}
    </Button>
  ) : null;
  return (
    <Section title={words('inactivity.title')} aside={change}>
      <Loaded query={query}>
        {({ data }) => (
          <>
            {data.days === null ? words('inactivity.never') : words('inactivity.after', { count: data.days })}
            <div>
              <Quiet>
                <Link to={to.inactive({ program })}>{words('inactivity.warned', { count: data.warned })}</Link>
              </Quiet>
            </div>
            {open ? <RuleDialog program={program} now={data.days} onClose={() => setOpen(false)} /> : null}
          </>
        )}
      </Loaded>
    </Section>
  );
};
