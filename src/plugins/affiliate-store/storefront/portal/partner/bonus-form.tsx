import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StoreClient } from '../../../client';
import { useSite } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';
import { useSendFile } from './send-bonus-file';

type Choices = Awaited<ReturnType<StoreClient['partnerBonuses']['choices']>>;
type Kind = 'file' | 'link';

const HOURS = { hours: 1, days: 24 } as const;
const BETWEEN = '\n';

/** Product and place in one choice: a product is in one program, and a program has one place of theirs. */
function ProductField({ choices }: { readonly choices: Choices }) {
  const { t } = useSite();
  return (
    <label className="block">
      <span className="mb-1.5 block font-medium">{t('bonuses.product')}</span>
      <select name="product" className="input" required>
        {choices.map(({ code, program, products }) => (
          <optgroup key={code} label={program}>
            {products.map(({ id, name }) => (
              <option key={id} value={`${code}${BETWEEN}${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function KindFields({ kind, onKind }: { readonly kind: Kind; readonly onKind: (kind: Kind) => void }) {
  const { t } = useSite();
  return (
    <>
      <fieldset>
        <legend className="mb-1.5 font-medium">{t('bonuses.kind')}</legend>
        {(['file', 'link'] as const).map((one) => (
          <label key={one} className="me-6 inline-flex items-center gap-2.5">
            <input type="radio" name="kind" value={one} checked={kind === one} onChange={() => onKind(one)} />
            {t(`bonuses.kind.${one}`)}
          </label>
        ))}
      </fieldset>
      {kind === 'file' ? (
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('bonuses.kind.file')}</span>
          <input name="file" type="file" className="input" required />
        </label>
      ) : (
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('bonuses.url')}</span>
          <input name="url" type="url" className="input" required maxLength={500} placeholder="https://" dir="ltr" />
          <span className="mt-1 block text-13 text-muted">{t('bonuses.urlHelp')}</span>
        </label>
      )}
    </>
  );
}

function DelayFields() {
  const { t } = useSite();
  return (
    <div className="flex flex-wrap items-end gap-4">
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('bonuses.delay')}</span>
        <input name="delay" type="number" inputMode="numeric" min={0} max={90} defaultValue={0} required className="input w-28" />
      </label>
      <label className="block">
        <span className="sr-only">{t('bonuses.unit')}</span>
        <select name="unit" className="input">
          {(['hours', 'days'] as const).map((unit) => (
            <option key={unit} value={unit}>
              {t(`bonuses.unit.${unit}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

const fileIn = (form: FormData): File | null => {
  const file = form.get('file');
  return file instanceof File && file.size > 0 ? file : null;
};

/** Registers a bonus; a file is sent as soon as there is something it belongs to. */
export function RegisterBonus({ choices }: { readonly choices: Choices }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const send = useSendFile();
  const [kind, setKind] = useState<Kind>('file');
  const register = useMutation({
    mutationFn: async (form: FormData) => {
      const [code = '', product = ''] = typed(form, 'product').split(BETWEEN);
      const unit = typed(form, 'unit') === 'days' ? HOURS.days : HOURS.hours;
      const made = await client.partnerBonuses.register({
        body: {
          code,
          product,
          kind,
          title: typed(form, 'title'),
          text: typed(form, 'text'),
          url: kind === 'link' ? typed(form, 'url') : null,
          delayHours: parseInt(typed(form, 'delay'), 10) * unit,
        },
      });
      const file = fileIn(form);
      if (file) await send.mutateAsync({ id: made.id, file });
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <form
      className="mt-4 grid max-w-text gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        register.mutate(new FormData(form), { onSuccess: () => form.reset() });
      }}
    >
      <ProductField choices={choices} />
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('bonuses.name')}</span>
        <input name="title" className="input" required minLength={2} maxLength={120} dir="auto" />
      </label>
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('bonuses.text')}</span>
        <textarea name="text" className="input" rows={3} maxLength={2000} dir="auto" />
      </label>
      <KindFields kind={kind} onKind={setKind} />
      <DelayFields />
      <p className="text-13 text-muted">{t('bonuses.fixed')}</p>
      <button type="submit" className="button button-primary w-fit" disabled={register.isPending}>
        {t('bonuses.send')}
      </button>
      {register.isError && <Failed failure={register.error} />}
    </form>
  );
}
