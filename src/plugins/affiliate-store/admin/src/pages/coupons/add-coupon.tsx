import { Field, MultiSelect, MultiSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { listCouponProducts, makeCoupon } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, useAct, useRead, useWords } from '../../shell/kit';
import { LimitFields, limitsOf, NO_LIMITS } from './limit-fields';
import type { LimitDraft } from './limit-fields';
import { NO_REDUCTION, paymentsOf, ReductionFields, reductionOf } from './reduction-fields';
import type { ReductionDraft } from './reduction-fields';

type Typed = { target: { value: string } };

interface Draft extends LimitDraft, ReductionDraft {
  readonly code: string;
  readonly products: readonly string[];
  readonly affiliateCode: string;
}

const EMPTY: Draft = { ...NO_LIMITS, ...NO_REDUCTION, code: '', products: [], affiliateCode: '' };

interface FieldsProps {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

const Scope = ({ draft, put }: FieldsProps) => {
  const words = useWords();
  const products = useRead(listCouponProducts).data?.data ?? [];
  return (
    <>
      <Field.Root name="products" hint={words('coupons.productsHint')}>
        <Field.Label>{words('coupons.products')}</Field.Label>
        <MultiSelect
          withTags
          value={[...draft.products]}
          placeholder={words('coupons.everything')}
          onChange={(chosen: string[]) => put({ products: chosen })}
        >
          {products.map(({ id, name }) => (
            <MultiSelectOption key={id} value={id}>
              {name}
            </MultiSelectOption>
          ))}
        </MultiSelect>
        <Field.Hint />
      </Field.Root>
      <Field.Root name="affiliateCode" hint={words('coupons.affiliateHint')}>
        <Field.Label>{words('coupons.affiliateCode')}</Field.Label>
        <TextInput value={draft.affiliateCode} autoComplete="off" onChange={(event: Typed) => put({ affiliateCode: event.target.value })} />
        <Field.Hint />
      </Field.Root>
    </>
  );
};

const Fields = ({ draft, put }: FieldsProps) => {
  const words = useWords();
  return (
    <Stack>
      <Field.Root name="code" required hint={words('coupons.codeHint')}>
        <Field.Label>{words('coupons.code')}</Field.Label>
        <TextInput
          value={draft.code}
          maxLength={32}
          autoComplete="off"
          spellCheck={false}
          onChange={(event: Typed) => put({ code: event.target.value.toUpperCase() })}
        />
        <Field.Hint />
      </Field.Root>
      <ReductionFields draft={draft} put={put} />
      <Scope draft={draft} put={put} />
      <LimitFields draft={draft} put={put} />
    </Stack>
  );
};

/** Makes a coupon. */
export const AddCoupon = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(makeCoupon, ['adminCoupons']);
  const [draft, setDraft] = useState(EMPTY);
  const put = (change: Partial<Draft>) => {
    act.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const [reduction, payments, limits] = [reductionOf(draft), paymentsOf(draft), limitsOf(draft)];
  const send = () => {
    if (!reduction || payments === undefined || !limits) return;
    const products = draft.products.length === 0 ? null : [...draft.products];
    const affiliateCode = draft.affiliateCode.trim() || null;
    act.mutate(
      { asked: { body: { code: draft.code, reduction, payments, products, affiliateCode, ...limits } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words('coupons.made', { code: data.code }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={words('coupons.add')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('coupons.make'),
        ready: draft.code.trim().length >= 3 && reduction !== null && payments !== undefined && limits !== null,
        busy: act.isPending,
        act: send,
      }}
    >
      <Fields draft={draft} put={put} />
    </FormDialog>
  );
};
