import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { StoreClient } from '../../../client';
import { describedBy, Field } from '../../ui/field';
import { Loaded, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';
import { LimitFields, limitsIn, NO_LIMITS } from './coupon-limits';
import { paymentsIn, ReductionFields, reductionIn } from './coupon-reduction';

type Choices = Awaited<ReturnType<StoreClient['studioCoupons']['readChoices']>>;

const productsIn = (form: FormData): string[] => form.getAll('products').filter((value): value is string => typeof value === 'string');

function Products({ products }: Pick<Choices, 'products'>) {
  const { t } = useSite();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t('ownCoupons.products')}</legend>
      {products.map((one) => (
        <label key={one.id} className="flex items-center gap-2.5 py-0.5">
          <input type="checkbox" name="products" value={one.id} defaultChecked={products.length === 1} />
          <bdi>{one.name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

function useMaking(onWrong: (word: 'reductionWrong' | 'productsMissing' | null) => void) {
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: (given: Parameters<StoreClient['studioCoupons']['make']>[0]) => client.studioCoupons.make(given),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries();
      void navigate(`/studio/coupons/${id}`);
    },
  });
  const send = (form: FormData) => {
    const [reduction, products] = [reductionIn(form), productsIn(form)];
    const wrong = reduction === null ? 'reductionWrong' : products.length === 0 ? 'productsMissing' : null;
    onWrong(wrong);
    if (reduction === null || wrong !== null || make.isPending) return;
    make.mutate({
      body: {
        code: typed(form, 'code'),
        reduction,
        payments: paymentsIn(form),
        products,
        affiliateCode: typed(form, 'affiliateCode') || null,
        ...limitsIn(form),
      },
    });
  };
  return { make, send };
}

function Fields({ products }: Pick<Choices, 'products'>) {
  const { t } = useSite();
  const [wrong, setWrong] = useState<'reductionWrong' | 'productsMissing' | null>(null);
  const { make, send } = useMaking(setWrong);
  const code = { id: 'coupon-code', help: t('ownCoupons.codeHelp') };
  const affiliate = { id: 'coupon-affiliate', help: t('ownCoupons.affiliateHelp') };
  return (
    <form
      className="mt-4 max-w-md space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <Field label={t('ownCoupons.code')} {...code}>
        <input
          id={code.id}
          name="code"
          dir="ltr"
          required
          minLength={3}
          maxLength={32}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="input"
          {...describedBy(code)}
        />
      </Field>
      <ReductionFields />
      <Products products={products} />
      <Field label={t('ownCoupons.affiliate')} {...affiliate}>
        <input
          id={affiliate.id}
          name="affiliateCode"
          dir="ltr"
          maxLength={64}
          autoComplete="off"
          autoCapitalize="none"
          className="input"
          {...describedBy(affiliate)}
        />
      </Field>
      <LimitFields limits={NO_LIMITS} />
      <p className="text-13 text-muted">{t('ownCoupons.shared')}</p>
      {wrong && (
        <p role="alert" className="text-danger">
          {t(`ownCoupons.${wrong}`)}
        </p>
      )}
      <button type="submit" className="button button-primary" disabled={make.isPending}>
        {t('ownCoupons.make')}
      </button>
      {make.isError && <Failed failure={make.error} />}
    </form>
  );
}

/** The way to another coupon; who may not make one is told so. */
export function NewCoupon() {
  const { t } = useSite();
  const query = useStore(['coupon-choices'], (client) => client.studioCoupons.readChoices());
  return (
    <Loaded query={query}>
      {({ mayMake, products }) =>
        mayMake && products.length > 0 ? (
          <details className="mt-6 border-y border-line py-3">
            <summary className="link min-h-9 w-fit font-medium">{t('ownCoupons.new')}</summary>
            <Fields products={products} />
          </details>
        ) : (
          <p className="mt-6 text-muted">{t(mayMake ? 'ownCoupons.noProducts' : 'ownCoupons.shopOnly')}</p>
        )
      }
    </Loaded>
  );
}
