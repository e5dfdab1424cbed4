import { Field, SingleSelect, SingleSelectOption, Textarea, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { createInvites } from '../../../../contracts/admin';
import { locale as localeSchema } from '../../../../contracts/primitives';
import type { Locale } from '../../../../contracts/primitives';
import { FormDialog } from '../../shell/form-dialog';
import { useAct, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';

type Typed = { target: { value: string } };
const MOST_PEOPLE = 200;

const nameOf = (locale: Locale): string => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;

const numberIn = (typed: string, most: number): number | null => {
  const value = /^\d{1,5}$/.test(typed.trim()) ? parseInt(typed, 10) : 0;
  return value >= 1 && value <= most ? value : null;
};

interface NumberProps {
  readonly label: Word;
  readonly typed: string;
  readonly wrong: boolean;
  readonly put: (typed: string) => void;
}

const NumberField = ({ label, typed, wrong, put }: NumberProps) => {
  const words = useWords();
  return (
    <Field.Root required error={wrong ? words('programs.wrong') : undefined}>
      <Field.Label>{words(label)}</Field.Label>
      <TextInput inputMode="numeric" value={typed} onChange={(event: Typed) => put(event.target.value)} />
      <Field.Error />
    </Field.Root>
  );
};

/** One link for many, or one for each address of a list, which is mailed. */
export const InviteDialog = ({ program, onClose }: { readonly program: string; readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(createInvites, ['adminInvites']);
  const [list, setList] = useState('');
  const [typedUses, setUses] = useState('1');
  const [typedDays, setDays] = useState('30');
  const [locale, setLocale] = useState<Locale>('en');
  const emails = list.split(/[\s,;]+/).filter(Boolean);
  const [maxUses, days] = [numberIn(typedUses, 10_000), numberIn(typedDays, 365)];
  const send = () =>
    act.mutate(
      { asked: { params: { id: program }, body: { emails, locale, maxUses: maxUses ?? 1, days: days ?? 1 } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words('invites.made', { count: data.length }) });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={words('invites.make')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words(emails.length > 0 ? 'invites.mail' : 'invites.makeLink'),
        ready: maxUses !== null && days !== null && emails.length <= MOST_PEOPLE,
        busy: act.isPending,
        act: send,
      }}
    >
      <Field.Root name="emails" hint={words('invites.listHint', { count: emails.length })}>
        <Field.Label>{words('invites.list')}</Field.Label>
        <Textarea dir="ltr" value={list} onChange={(event) => setList(event.target.value)} />
        <Field.Hint />
      </Field.Root>
      {emails.length > 0 ? (
        <Field.Root>
          <Field.Label>{words('invites.language')}</Field.Label>
          <SingleSelect value={locale} onChange={(chosen) => setLocale(localeSchema.catch('en').parse(chosen))}>
            {localeSchema.options.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {nameOf(one)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : (
        <NumberField label="invites.maxUses" typed={typedUses} wrong={maxUses === null} put={setUses} />
      )}
      <NumberField label="invites.days" typed={typedDays} wrong={days === null} put={setDays} />
    </FormDialog>
  );
};
