import { Field, SingleSelect, SingleSelectOption, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useDeferredValue, useState } from 'react';
import { attachLate, listLateCandidates, previewLate } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { FormDialog } from '../../shell/form-dialog';
import { Amount, DataTable, isZero, Loaded, Quiet, Skeleton, Stack, useAct, useRead, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

type Preview = Data<typeof previewLate>;
interface Typed {
  readonly target: { readonly value: string };
}

const SHORTEST_REASON = 3;

/** What attaching would give and take, person by person, before anyone presses anything. */
const PreviewOf = ({ preview }: { readonly preview: Preview }) => {
  const words = useWords();
  return (
    <Stack>
      <DataTable
        plain
        caption={words('late.shares')}
        rows={preview.shares}
        keyOf={(share) => share.key}
        columns={[
          {
            key: 'who',
            label: words('split.who'),
            render: (share) => (
              <>
                <bdi>{share.who}</bdi> <Quiet>{words(`role.${share.role}`)}</Quiet>
                {share.owes ? (
                  <div>
                    <Quiet>{words('late.owes')}</Quiet>
                  </div>
                ) : null}
              </>
            ),
          },
          { key: 'before', label: words('late.before'), figure: true, render: (share) => <Amount value={share.before} /> },
          { key: 'after', label: words('late.after'), figure: true, render: (share) => <Amount value={share.after} /> },
          {
            key: 'difference',
            label: words('late.difference'),
            figure: true,
            render: (share) => (
              <strong>
                <Amount value={share.difference} />
              </strong>
            ),
          },
        ]}
      />
      {isZero(preview.rest) ? null : (
        <Quiet>
          {words('late.rest')}: <Amount value={preview.rest} />
        </Quiet>
      )}
      {preview.needsSecondPerson ? <Notice tone="warning">{words('late.second')}</Notice> : null}
      <Quiet>{words('late.thisOnly')}</Quiet>
    </Stack>
  );
};

/** Who may be chosen, by what was typed. */
const Choosing = ({
  order,
  chosen,
  choose,
}: {
  readonly order: AdminOrder;
  readonly chosen: string;
  readonly choose: (id: string) => void;
}) => {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const found = useRead(listLateCandidates, { params: { number: order.number }, query: search === '' ? {} : { search } });
  const people = found.data?.data ?? [];
  const none = found.data !== undefined && people.length === 0;
  return (
    <>
      <Field.Root name="search" hint={words('late.searchHint')}>
        <Field.Label>{words('late.search')}</Field.Label>
        <TextInput value={typed} autoComplete="off" onChange={(event: Typed) => setTyped(event.target.value)} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="affiliate" required {...(none ? { hint: words('late.noneFound') } : {})}>
        <Field.Label>{words('late.choose')}</Field.Label>
        <SingleSelect value={chosen} onChange={(id) => choose(String(id))}>
          {people.map(({ id, name, code }) => (
            <SingleSelectOption key={id} value={id}>
              {`${name} (${code})`}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
    </>
  );
};

const ReasonField = ({ reason, setReason }: { readonly reason: string; readonly setReason: (text: string) => void }) => {
  const words = useWords();
  return (
    <Field.Root name="reason" required hint={words('late.reasonHint')}>
      <Field.Label>{words('late.reason')}</Field.Label>
      <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      <Field.Hint />
    </Field.Root>
  );
};

const useAttach = (order: AdminOrder, onDone: () => void) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(attachLate, ['adminOrders', 'adminOverview', 'adminLedger']);
  const send = (affiliate: string, reason: string) =>
    act.mutate(
      { asked: { params: { number: order.number }, body: { affiliate, reason } } },
      {
        onSuccess: ({ data }) => {
          const waits = data.state === 'awaiting_approval';
          toggleNotification({ type: waits ? 'info' : 'success', message: words(waits ? 'late.waits' : 'late.done') });
          onDone();
        },
      },
    );
  return { send, act };
};

/** Attaches the order to an affiliate: who, why, what it gives and takes, then the button that does it. */
export const AttachDialog = ({ order, onClose }: { readonly order: AdminOrder; readonly onClose: () => void }) => {
  const words = useWords();
  const { send, act } = useAttach(order, onClose);
  const [affiliate, setAffiliate] = useState('');
  const [reason, setReason] = useState('');
  const preview = useRead(previewLate, affiliate === '' ? {} : { params: { number: order.number }, query: { affiliate } }, {
    enabled: affiliate !== '',
  });
  const seen = preview.isPlaceholderData ? undefined : preview.data?.data;
  const label = seen?.needsSecondPerson ? words('late.ask') : words('late.confirm', { name: seen?.affiliate.name ?? '…' });
  const ready = seen !== undefined && reason.trim().length >= SHORTEST_REASON;
  return (
    <FormDialog
      title={words('late.dialog', { number: order.number })}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label, ready, busy: act.isPending, act: () => send(affiliate, reason.trim()) }}
    >
      <Choosing
        order={order}
        chosen={affiliate}
        choose={(id) => {
          act.reset();
          setAffiliate(id);
        }}
      />
      <ReasonField reason={reason} setReason={setReason} />
      {affiliate === '' ? null : (
        <section aria-live="polite">
          <Typography variant="delta" tag="h3">
            {words('late.preview')}
          </Typography>
          <Loaded query={preview} skeleton={<Skeleton rows={3} />}>
            {({ data }) => <PreviewOf preview={data} />}
          </Loaded>
        </section>
      )}
    </FormDialog>
  );
};
