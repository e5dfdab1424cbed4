import type { Locale } from '../letter';

/** Words of the mail about a statement. */
export interface StatementWords {
  readonly subject: (month: string, currency: string) => string;
  readonly lead: (month: string, closing: string) => string;
  readonly paidOut: string;
  readonly closing: string;
  readonly number: string;
  readonly button: string;
  readonly stays: string;
}

export const STATEMENT_WORDS: Readonly<Record<Locale, StatementWords>> = {
  en: {
    subject: (month, currency) => `Your statement of ${month}, ${currency}`,
    lead: (month, closing) => `Your statement of ${month} is there: it closes with ${closing}.`,
    paidOut: 'Paid out in the month',
    closing: 'Closing balance',
    number: 'Number',
    button: 'Read the statement',
    stays: 'It is signed and never changes: what happens later is in a later one.',
  },
  fr: {
    subject: (month, currency) => `Votre relevé de ${month}, ${currency}`,
    lead: (month, closing) => `Votre relevé de ${month} est disponible : le solde final est de ${closing}.`,
    paidOut: 'Versé dans le mois',
    closing: 'Solde final',
    number: 'Numéro',
    button: 'Lire le relevé',
    stays: 'Il est signé et ne change jamais : ce qui arrive ensuite figure dans un relevé suivant.',
  },
  es: {
    subject: (month, currency) => `Tu extracto de ${month}, ${currency}`,
    lead: (month, closing) => `Tu extracto de ${month} ya está: cierra con ${closing}.`,
    paidOut: 'Pagado en el mes',
    closing: 'Saldo final',
    number: 'Número',
    button: 'Leer el extracto',
    stays: 'Está firmado y no cambia nunca: lo que ocurra después estará en otro posterior.',
  },
  'pt-BR': {
    subject: (month, currency) => `Seu extrato de ${month}, ${currency}`,
    lead: (month, closing) => `Seu extrato de ${month} está pronto: fecha com ${closing}.`,
    paidOut: 'Pago no mês',
    closing: 'Saldo final',
    number: 'Número',
    button: 'Ler o extrato',
    stays: 'Ele é assinado e nunca muda: o que acontecer depois estará em outro posterior.',
  },
  ar: {
    subject: (month, currency) => `كشف حسابك عن ${month}، ${currency}`,
    lead: (month, closing) => `صدر كشف حسابك عن ${month}، ورصيده الختامي ${closing}.`,
    paidOut: 'المدفوع خلال الشهر',
    closing: 'الرصيد الختامي',
    number: 'الرقم',
    button: 'اقرأ الكشف',
    stays: 'الكشف موقّع ولا يتغيّر أبدًا: ما يحدث لاحقًا يرد في كشف لاحق.',
  },
};
