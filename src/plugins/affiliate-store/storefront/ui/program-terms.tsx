import type { ProgramCard } from '../../contracts/programs';
import { formatRate } from '../i18n/format';
import { EventPays } from './event-pay';
import { useSite } from './site';

/** What a program promises, in sentences: rate and base, which click counts and how long, from when it is payable. */
export function ProgramTerms({ program }: { readonly program: ProgramCard }) {
  const { t, locale } = useSite();
  const { rateBasisPoints, commissionBase, model, windowDays, holdDays, secondTierBasisPoints, maxPayments, recurring } = program;
  return (
    <>
      {program.salesPay ? (
        <p>
          {t('link.terms', {
            rate: formatRate(locale, rateBasisPoints),
            base: commissionBase,
            model: t(`model.${model}`),
            window: windowDays,
            hold: holdDays,
          })}
        </p>
      ) : null}
      <EventPays events={program.events} salesPay={program.salesPay} caps={program.caps} />
      {recurring && program.salesPay && (
        <p className="mt-2">{maxPayments === null ? t('terms.everyPayment') : t('terms.payments', { count: maxPayments })}</p>
      )}
      {secondTierBasisPoints > 0 && <p className="mt-2">{t('terms.secondTier', { rate: formatRate(locale, secondTierBasisPoints) })}</p>}
      {program.dealerForm && <p className="mt-2">{t(`terms.dealer.${program.dealerForm}`, { months: program.contractMonths })}</p>}
      <p className="mt-2 text-13 text-muted">{t('terms.version', { version: program.version })}</p>
    </>
  );
}
