import { Field, SingleSelect, SingleSelectOption, Textarea, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { addProspect, changeProspect } from '../../../../contracts/admin';
import type { ProspectRow } from '../../../../contracts/admin';
import { readManagers } from '../../../../contracts/managers';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, to, useAct, useMay, useRead, useWords } from '../../shell/kit';

type Typed = { target: { value: string } };

/** Programs a prospect or a letter may be of; for whoever may see affiliates. */
export const ProgramChoice = ({ value, onChoose }: { readonly value: string; readonly onChoose: (program: string) => void }) => {
  const words = useWords();
  const may = useMay('affiliates.read');
  const programs = useRead(readManagers, {}, { enabled: may }).data?.data.programs ?? [];
  return (
    <Field.Root name="program" required>
      <Field.Label>{words('affiliates.program')}</Field.Label>
      <SingleSelect value={value} onChange={(chosen) => onChoose(String(chosen))}>
        {programs.map(({ id, name }) => (
          <SingleSelectOption key={id} value={id}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

interface Who {
  readonly name: string;
  readonly email: string;
  readonly site: string;
}
const blank: Who = { name: '', email: '', site: '' };
const isEnough = ({ name, email, site }: Who): boolean => name.trim() !== '' && (email.trim() !== '' || site.trim() !== '');
const asked = ({ name, email, site }: Who) => ({ name: name.trim(), email: email.trim() || null, site: site.trim() || null });

const WhoFields = ({ who, put }: { readonly who: Who; readonly put: (change: Partial<Who>) => void }) => {
  const words = useWords();
  return (
    <Stack>
      <Field.Root name="name" required>
        <Field.Label>{words('prospects.name')}</Field.Label>
        <TextInput value={who.name} maxLength={120} autoComplete="off" onChange={(event: Typed) => put({ name: event.target.value })} />
      </Field.Root>
      <Field.Root name="email">
        <Field.Label>{words('field.email')}</Field.Label>
        <TextInput
          type="email"
          dir="ltr"
          value={who.email}
          maxLength={254}
          autoComplete="off"
          onChange={(event: Typed) => put({ email: event.target.value })}
        />
      </Field.Root>
      <Field.Root name="site" hint={words('prospects.whoHint')}>
        <Field.Label>{words('prospects.site')}</Field.Label>
        <TextInput
          dir="ltr"
          value={who.site}
          maxLength={290}
          autoComplete="off"
          onChange={(event: Typed) => put({ site: event.target.value })}
        />
        <Field.Hint />
      </Field.Root>
    </Stack>
  );
};

/** Adds a prospect to a program. */
export const AddProspect = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const navigate = useNavigate();
  const act = useAct(addProspect, ['adminProspects']);
  const [program, setProgram] = useState('');
  const [who, setWho] = useState(blank);
  const [note, setNote] = useState('');
  const send = () =>
    act.mutate(
      { asked: { body: { program, ...asked(who), note: note.trim() } } },
      { onSuccess: ({ data }) => navigate(to.prospects({ prospect: data.id })) },
    );
  return (
    <FormDialog
      title={words('prospects.add')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('prospects.add'), ready: program !== '' && isEnough(who), busy: act.isPending, act: send }}
    >
      <ProgramChoice value={program} onChoose={setProgram} />
      <WhoFields who={who} put={(change) => setWho((before) => ({ ...before, ...change }))} />
      <Field.Root name="note">
        <Field.Label>{words('notes.write')}</Field.Label>
        <Textarea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field.Root>
    </FormDialog>
  );
};

/** Corrects who a prospect is. */
export const ChangeProspect = ({ prospect, onClose }: { readonly prospect: ProspectRow; readonly onClose: () => void }) => {
  const words = useWords();
  const act = useAct(changeProspect, ['adminProspects']);
  const [who, setWho] = useState<Who>({ name: prospect.name, email: prospect.email ?? '', site: prospect.site ?? '' });
  return (
    <FormDialog
      title={words('prospects.change')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('settings.save'),
        ready: isEnough(who),
        busy: act.isPending,
        act: () => act.mutate({ asked: { params: { id: prospect.id }, body: asked(who) } }, { onSuccess: onClose }),
      }}
    >
      <WhoFields who={who} put={(change) => setWho((before) => ({ ...before, ...change }))} />
    </FormDialog>
  );
};
