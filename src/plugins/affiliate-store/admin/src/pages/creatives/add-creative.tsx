import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { makeCreative } from '../../../../contracts/admin';
import { creativeKind } from '../../../../contracts/creatives';
import { FormDialog } from '../../shell/form-dialog';
import { useAct, useWords } from '../../shell/kit';
import { bodyOf, EMPTY, isReady } from './creative-draft';
import type { CreativeDraft } from './creative-draft';
import { CreativeFields } from './creative-fields';

interface Props {
  readonly onClose: () => void;
  /** What happens once it is there: a banner wants its picture next. */
  readonly onMade: (id: string) => void;
  /** The request it answers: it is then for that affiliate alone. */
  readonly request?: string;
}

/** Makes a piece. */
export const AddCreative = ({ onClose, onMade, request }: Props) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(makeCreative, ['adminCreatives', 'adminCreativeRequests']);
  const [draft, setDraft] = useState<CreativeDraft>(EMPTY);
  const put = (change: Partial<CreativeDraft>) => setDraft((before) => ({ ...before, ...change }));
  const send = () =>
    act.mutate(
      { asked: { body: { kind: draft.kind, ...bodyOf(draft), ...(request === undefined ? {} : { request }) } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words('creatives.made') });
          onMade(data.id);
        },
      },
    );
  return (
    <FormDialog
      title={words('creatives.add')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('creatives.make'), ready: isReady(draft), busy: act.isPending, act: send }}
    >
      <Field.Root name="kind">
        <Field.Label>{words('creatives.kind')}</Field.Label>
        <SingleSelect value={draft.kind} onChange={(kind) => put({ kind: creativeKind.catch('banner').parse(kind) })}>
          {creativeKind.options.map((value) => (
            <SingleSelectOption key={value} value={value}>
              {words(`creatives.kind.${value}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <CreativeFields draft={draft} put={put} />
    </FormDialog>
  );
};
