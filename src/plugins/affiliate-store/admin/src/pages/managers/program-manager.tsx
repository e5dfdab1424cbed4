import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { assignProgram, readManagers } from '../../../../contracts/managers';
import { FormDialog } from '../../shell/form-dialog';
import { Loaded, Quiet, Section, useAct, useMay, useRead, useWords } from '../../shell/kit';
import { ManagerChoice, useManagerName } from './manager-choice';

interface Props {
  readonly program: string;
  readonly now: number | null;
  readonly onClose: () => void;
}

const ProgramManagerDialog = ({ program, now, onClose }: Props) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(assignProgram, ['adminManagers', 'adminAffiliates', 'adminApplications']);
  const [manager, setManager] = useState(now);
  const send = () =>
    act.mutate(
      { asked: { params: { id: program }, body: { manager } } },
      {
        onSuccess: () => {
          toggleNotification({ type: 'success', message: words('managers.programSaved') });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={words('managers.ofProgram')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('settings.save'), ready: true, busy: act.isPending, act: send }}
    >
      <ManagerChoice
        label={words('managers.one')}
        hint={words('managers.programHint')}
        value={manager}
        onChoose={setManager}
        nobody={words('managers.nobody')}
      />
    </FormDialog>
  );
};

/** Who looks after the affiliates and applications of a program, where they were given to nobody else. */
export const ProgramManager = ({ program }: { readonly program: string }) => {
  const words = useWords();
  const nameOf = useManagerName();
  const mayAssign = useMay('affiliates.assign');
  const [open, setOpen] = useState(false);
  const query = useRead(readManagers);
  const change = mayAssign ? (
    <Button size="S" variant="secondary" onClick={() => setOpen(true)}>
      {words('managers.assign')}
    </Button>
  ) : null;
  return (
    <Section title={words('managers.ofProgram')} aside={change}>
      <Loaded query={query}>
        {({ data }) => {
          const manager = data.programs.find(({ id }) => id === program)?.manager ?? null;
          return (
            <>
              <bdi>{nameOf(manager)}</bdi>
              <div>
                <Quiet>{words('managers.programHint')}</Quiet>
              </div>
              {open ? <ProgramManagerDialog program={program} now={manager?.id ?? null} onClose={() => setOpen(false)} /> : null}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
};
