import { Checkbox, Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { giveProspect, inviteProspect, planProspect } from '../../../../contracts/admin';
import type { ProspectPage } from '../../../../contracts/admin';
import { locale as localeSchema } from '../../../../contracts/primitives';
import type { Locale } from '../../../../contracts/primitives';
import { FormDialog } from '../../shell/form-dialog';
import { useAct, useWords } from '../../shell/kit';
import { ManagerChoice } from '../managers/manager-choice';

type Typed = { target: { value: string } };
interface Props {
  readonly prospect: ProspectPage;
  readonly onClose: () => void;
}

/** What is to be done next, and by the end of which day; without words, nothing is. */
export const PlanStep = ({ prospect, onClose }: Props) => {
  const words = useWords();
  const act = useAct(planProspect, ['adminProspects']);
  const [text, setText] = useState(prospect.nextStep ?? '');
  const [on, setOn] = useState(prospect.nextStepOn ?? '');
  const step = text.trim() === '' ? null : { text: text.trim(), on };
  return (
    <FormDialog
      title={words('prospects.step')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('settings.save'),
        ready: step === null || (step.text.length >= 2 && on !== ''),
        busy: act.isPending,
        act: () => act.mutate({ asked: { params: { id: prospect.id }, body: { step } } }, { onSuccess: onClose }),
      }}
    >
      <Field.Root name="text" hint={words('prospects.stepHint')}>
        <Field.Label>{words('tasks.text')}</Field.Label>
        <TextInput value={text} maxLength={200} autoComplete="off" onChange={(event: Typed) => setText(event.target.value)} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="on">
        <Field.Label>{words('tasks.due')}</Field.Label>
        <TextInput type="date" value={on} onChange={(event: Typed) => setOn(event.target.value)} />
      </Field.Root>
    </FormDialog>
  );
};

/** Gives a prospect to an administrator. */
export const GiveProspect = ({ prospect, onClose }: Props) => {
  const words = useWords();
  const act = useAct(giveProspect, ['adminProspects']);
  const [whose, setWhose] = useState(prospect.whose?.id ?? null);
  return (
    <FormDialog
      title={words('managers.assign')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('settings.save'),
        ready: true,
        busy: act.isPending,
        act: () => act.mutate({ asked: { params: { id: prospect.id }, body: { whose } } }, { onSuccess: onClose }),
      }}
    >
      <ManagerChoice
        label={words('tasks.whose')}
        hint={words('prospects.giveHint')}
        value={whose}
        onChoose={setWhose}
        nobody={words('managers.byProgram')}
      />
    </FormDialog>
  );
};

const nameOf = (locale: Locale): string => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;

/** Makes an invite for a prospect: mailed, or a link to hand over. */
export const InviteProspect = ({ prospect, onClose }: Props) => {
  const words = useWords();
  const act = useAct(inviteProspect, ['adminProspects', 'adminInvites']);
  const [mail, setMail] = useState(prospect.email !== null);
  const [typed, setTyped] = useState('30');
  const [locale, setLocale] = useState<Locale>('en');
  const days = /^\d{1,3}$/.test(typed) ? parseInt(typed, 10) : 0;
  return (
    <FormDialog
      title={words('prospects.invite')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words(mail ? 'prospects.inviteMail' : 'invites.makeLink'),
        ready: days >= 1 && days <= 365,
        busy: act.isPending,
        act: () => act.mutate({ asked: { params: { id: prospect.id }, body: { days, mail, locale } } }, { onSuccess: onClose }),
      }}
    >
      <p>{words('prospects.inviteHint')}</p>
      {prospect.email === null ? null : (
        <Checkbox checked={mail} onCheckedChange={(ticked: boolean | 'indeterminate') => setMail(ticked === true)}>
          {words('prospects.byMail', { email: prospect.email })}
        </Checkbox>
      )}
      {mail ? (
        <Field.Root name="language">
          <Field.Label>{words('invites.language')}</Field.Label>
          <SingleSelect value={locale} onChange={(chosen) => setLocale(localeSchema.catch('en').parse(chosen))}>
            {localeSchema.options.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {nameOf(one)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : null}
      <Field.Root name="days" required hint={words('form.between', { from: 1, to: 365 })}>
        <Field.Label>{words('invites.days')}</Field.Label>
        <TextInput inputMode="numeric" value={typed} onChange={(event: Typed) => setTyped(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
