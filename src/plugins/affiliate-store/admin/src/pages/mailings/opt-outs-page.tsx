import { Button, Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { addOptOut, listOptOuts } from '../../../../contracts/opt-outs';
import type { OptOutRow } from '../../../../contracts/opt-outs';
import { FormDialog } from '../../shell/form-dialog';
import { ListPage, Moment, to, useAct, useList, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

const useColumns = (): Column<OptOutRow>[] => {
  const words = useWords();
  return [
    { key: 'email', label: words('field.email'), render: (one) => <bdi>{one.email}</bdi> },
    { key: 'by', label: words('optOuts.by'), render: (one) => words(`optOuts.by.${one.by}`) },
    { key: 'at', label: words('imports.when'), render: (one) => <Moment at={one.at} /> },
  ];
};

const AddOptOut = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const act = useAct(addOptOut, ['adminOptOuts']);
  const [email, setEmail] = useState('');
  return (
    <FormDialog
      title={words('optOuts.add')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('optOuts.add'),
        ready: email.includes('@'),
        busy: act.isPending,
        act: () => act.mutate({ asked: { body: { email: email.trim() } } }, { onSuccess: onClose }),
      }}
    >
      <Field.Root name="email" required hint={words('optOuts.addHint')}>
        <Field.Label>{words('field.email')}</Field.Label>
        <TextInput
          type="email"
          dir="ltr"
          value={email}
          autoComplete="off"
          onChange={(event: { target: { value: string } }) => setEmail(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};

/** Addresses that get no mail they did not ask for. */
export const OptOutsPage = () => {
  const words = useWords();
  const [adding, setAdding] = useState(false);
  const query = useList(listOptOuts, {});
  return (
    <ListPage
      title={words('optOuts.title')}
      subtitle={words('optOuts.subtitle')}
      permission="mailings.manage"
      up={{ label: words('mailings.title'), to: to.mailings() }}
      action={<Button onClick={() => setAdding(true)}>{words('optOuts.add')}</Button>}
      controls={null}
      query={query}
      columns={useColumns()}
      keyOf={({ email, at }) => `${email} ${at}`}
      empty={{ title: words('optOuts.none') }}
      onClear={null}
    >
      {adding ? <AddOptOut onClose={() => setAdding(false)} /> : null}
    </ListPage>
  );
};
