import type { CartView } from '../../contracts/checkout';
import { useDelayWords } from '../ui/bonuses';
import { useSite } from '../ui/site';

/** What whoever recommended this gives along, before anything is paid. */
export function CheckoutBonuses({ bonuses }: Pick<CartView, 'bonuses'>) {
  const { t } = useSite();
  const when = useDelayWords();
  if (bonuses.length === 0) return null;
  return (
    <section aria-labelledby="bonuses" className="mt-5 border-t border-line pt-4">
      <h2 id="bonuses" className="text-15 font-medium">
        {t('checkout.bonuses')}
      </h2>
      <ul className="mt-2 space-y-3">
        {bonuses.map((one) => (
          <li key={one.id}>
            <p className="font-medium" dir="auto">
              {one.title}
            </p>
            {one.text !== '' && (
              <p className="whitespace-pre-line text-15" dir="auto">
                {one.text}
              </p>
            )}
            <p className="text-13 text-muted">{t('checkout.bonusFrom', { name: one.from, when: when(one.delayHours) })}</p>
            {one.kind === 'link' && <p className="text-13 text-muted">{t('checkout.bonusLink', { name: one.from })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
