import type { ContractLocale } from './contract-locale';

/** What a contract says of what sales and renewals pay at most: each where it has a limit, and what holds for both. */
interface CapClauses {
  readonly sale: string;
  readonly renewal: string;
  readonly both: string;
}

export const CAP_CLAUSES: Readonly<Record<ContractLocale, CapClauses>> = {
  en: {
    sale: 'Sales pay {name} at most {saleCap} {saleCapPeriod}.',
    renewal: 'Renewals of subscriptions pay {name} at most {renewalCap} {renewalCapPeriod}.',
    both: 'What a commission is above that is not paid, and {name} reads how much it was. It counts by the moment of the payment (UTC) and in its currency; what is taken back later makes no room.',
  },
  fr: {
    sale: 'Les ventes rapportent à {name} au plus {saleCap} {saleCapPeriod}.',
    renewal: 'Les renouvellements d’abonnements rapportent à {name} au plus {renewalCap} {renewalCapPeriod}.',
    both: 'Ce qu’une commission dépasse n’est pas payé, et {name} lit de combien il s’agit. Compte le moment du paiement (UTC), dans sa devise ; ce qui est repris plus tard ne rend pas de place.',
  },
  es: {
    sale: 'Las ventas pagan a {name} como máximo {saleCap} {saleCapPeriod}.',
    renewal: 'Las renovaciones de suscripciones pagan a {name} como máximo {renewalCap} {renewalCapPeriod}.',
    both: 'Lo que una comisión supere no se paga, y {name} lee cuánto era. Cuenta el momento del pago (UTC), en su moneda; lo que se retire después no deja sitio.',
  },
  'pt-BR': {
    sale: 'As vendas pagam a {name} no máximo {saleCap} {saleCapPeriod}.',
    renewal: 'As renovações de assinaturas pagam a {name} no máximo {renewalCap} {renewalCapPeriod}.',
    both: 'O que uma comissão passar disso não é pago, e {name} lê quanto era. Conta o momento do pagamento (UTC), na sua moeda; o que for retirado depois não abre espaço.',
  },
  ar: {
    sale: 'تدفع المبيعات لـ{name} بحد أقصى {saleCap} {saleCapPeriod}.',
    renewal: 'تدفع تجديدات الاشتراكات لـ{name} بحد أقصى {renewalCap} {renewalCapPeriod}.',
    both: 'وما زاد من العمولة على ذلك لا يُدفع، ويقرأ {name} مقداره. والعبرة بلحظة الدفع (UTC) وبعملته؛ وما يُسترد لاحقًا لا يفسح مكانًا.',
  },
};
