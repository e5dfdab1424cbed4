import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { AffiliateRow } from '../../../../contracts/admin-affiliates';
import { assignAffiliates } from '../../../../contracts/managers';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, useAct, useWords } from '../../shell/kit';
import { ManagerChoice } from './manager-choice';

type Picked = ReadonlyArray<Pick<AffiliateRow, 'id' | 'name' | 'manager'>>;

const AssignDialog = ({ picked, onClose }: { readonly picked: Picked; readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(assignAffiliates, ['adminAffiliates', 'adminManagers']);
  // What was picked may leave the list meanwhile: the dialog keeps who it was about.
  const [about] = useState(picked);
  const [manager, setManager] = useState<number | null>(picked[0]?.manager?.id ?? null);
  const send = () =>
    act.mutate(
      { asked: { body: { affiliates: about.map(({ id }) => id), manager } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words('managers.assigned', { count: data.assigned }) });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={words('managers.assignMany', { count: about.length })}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('settings.save'), ready: true, busy: act.isPending, act: send }}
    >
      <ul>
        {about.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <ManagerChoice
        label={words('managers.one')}
        hint={words('managers.assignHint')}
        value={manager}
        onChoose={setManager}
        nobody={words('managers.byProgram')}
      />
    </FormDialog>
  );
};

/** Gives one affiliate to a manager. */
export const AssignButton = ({ affiliate }: { readonly affiliate: AffiliateRow }) => {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="S" variant="tertiary" onClick={() => setOpen(true)}>
        {words('managers.assign')}
      </Button>
      {open ? <AssignDialog picked={[affiliate]} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

/** Gives the affiliates that were ticked to a manager. */
export const BulkAssign = ({ picked, onClear }: { readonly picked: Picked; readonly onClear: () => void }) => {
  const words = useWords();
  const [open, setOpen] = useState(false);
  if (picked.length === 0 && !open) return null;
  return (
    <Stack>
      <Flex gap={2} wrap="wrap" paddingBottom={4}>
        <Typography>{words('managers.picked', { count: picked.length })}</Typography>
        <Button size="S" onClick={() => setOpen(true)}>
          {words('managers.assign')}
        </Button>
        <Button size="S" variant="tertiary" onClick={onClear}>
          {words('applications.pickNone')}
        </Button>
      </Flex>
      {open ? (
        <AssignDialog
          picked={picked}
          onClose={() => {
            setOpen(false);
            onClear();
          }}
        />
      ) : null}
    </Stack>
  );
};
