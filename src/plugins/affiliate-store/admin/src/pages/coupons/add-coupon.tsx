import { Button, Field, Modal, MultiSelect, MultiSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { listCouponProducts, makeCoupon } from '../../../../contracts/admin';
import { Stack, useAct, useRead, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { LimitFields, limitsOf, NO_LIMITS } from './limit-fields';
import type { LimitDraft } from './limit-fields';
import { NO_REDUCTION, ReductionFields, reductionOf } from './reduction-fields';
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
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(makeCoupon, ['adminCoupons']);
  const [draft, setDraft] = useState(EMPTY);
  const put = (change: Partial<Draft>) => {
    act.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const [reduction, limits, title] = [reductionOf(draft), limitsOf(draft), useId()];
  const send = () => {
    if (!reduction || !limits) return;
    const products = draft.products.length === 0 ? null : [...draft.products];
    const affiliateCode = draft.affiliateCode.trim() || null;
    act.mutate(
      { asked: { body: { code: draft.code, reduction, products, affiliateCode, ...limits } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words('coupons.made', { code: data.code }) });
          onClose();
        },
      },
    );
  };
  return (
    <Modal.Root
      open
      onOpenChange={(open) => {
        if (!open && !act.isPending) onClose();
      }}
    >
      <Modal.Content aria-labelledby={title} aria-describedby={undefined}>
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title id={title}>{words('coupons.add')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Stack>
            <Fields draft={draft} put={put} />
            {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
          </Stack>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={act.isPending}>
            {words('controls.cancel')}
          </Button>
          <Button disabled={draft.code.trim().length < 3 || !reduction || !limits} loading={act.isPending} onClick={send}>
            {words('coupons.make')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
