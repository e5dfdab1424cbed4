import type { CartView } from '../../contracts/checkout';
import { BUMP } from '../pages/checkout-steps';
import { Amount } from '../ui/amount';
import { useSite } from '../ui/site';

/** What the seller offers along: a box to tick, never ticked beforehand. */
export function OrderBumps({ bumps }: { readonly bumps: CartView['bumps'] }) {
  const { t } = useSite();
  if (bumps.length === 0) return null;
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1.5 font-medium">{t('checkout.bumps')}</legend>
      {bumps.map((bump) => (
        <label
          key={bump.offer}
          className="flex cursor-pointer gap-3 rounded-card border border-line p-4 has-checked:border-brand has-checked:bg-wash"
        >
          <input
            id={`bump-${bump.offer}`}
            name={`${BUMP}${bump.offer}`}
            type="checkbox"
            value="yes"
            defaultChecked={bump.selected}
            data-reprice
            className="mt-0.5 size-5 shrink-0 accent-brand"
          />
          <span className="grow">
            <span className="block font-medium" dir="auto">
              {bump.headline}
            </span>
            {bump.text && (
              <span className="block text-15 text-muted" dir="auto">
                {bump.text}
              </span>
            )}
            <span className="mt-1 block text-13 text-muted" dir="auto">
              {bump.productName}
            </span>
          </span>
          <span id={`bump-price-${bump.offer}`} data-live className="shrink-0">
            <Amount money={bump.price} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
