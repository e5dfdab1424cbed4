import type { DocumentKind, TaxReason } from './document';

/** The words of a document in one language. `{label}`, `{rate}` and the like stand for what is filled in. */
export interface PaperWords {
  readonly kind: Readonly<Record<DocumentKind, string>>;
  readonly seller: string;
  readonly buyer: string;
  readonly number: string;
  readonly issued: string;
  readonly supplied: string;
  readonly order: string;
  readonly vatId: string;
  readonly item: string;
  readonly rate: string;
  readonly net: string;
  readonly tax: string;
  readonly total: string;
  readonly taxAt: string;
  readonly corrects: string;
  readonly reason: Readonly<Partial<Record<TaxReason, string>>>;
  readonly late: string;
  readonly converted: string;
  /** Who said what tax is due, and who takes it. */
  readonly reckoned: string;
  /** How it was paid, where store credit had a part in it. */
  readonly paidWithCredit: string;
  readonly test: string;
}

const en: PaperWords = {
  kind: { invoice: 'Invoice', credit_note: 'Credit note', correction: 'Correction of a credit note' },
  seller: 'Seller',
  buyer: 'Buyer',
  number: 'Number',
  issued: 'Date of issue',
  supplied: 'Date of supply',
  order: 'Order',
  vatId: 'VAT id',
  item: 'Item',
  rate: 'Tax rate',
  net: 'Net',
  tax: 'Tax',
  total: 'Total',
  taxAt: 'Tax {rate}',
  corrects: 'Concerns invoice {label} of {day}',
  reason: { exempt: 'Exempt from tax.', reverse_charge: 'Reverse charge: the buyer owes the tax.' },
  late: 'This document was drawn up after the sale.',
  converted: 'Prices converted at {quote} ({source}, {day}).',
  reckoned: 'Tax reckoned by Stripe Tax, calculation {calculation}: {jurisdictions}.',
  paidWithCredit: 'Of the order’s total of {total}, {amount} was paid with store credit.',
  test: 'TEST – no real sale, not an invoice',
};

const fr: PaperWords = {
  kind: { invoice: 'Facture', credit_note: 'Avoir', correction: 'Rectification d’un avoir' },
  seller: 'Vendeur',
  buyer: 'Acheteur',
  number: 'Numéro',
  issued: 'Date d’émission',
  supplied: 'Date de la vente',
  order: 'Commande',
  vatId: 'N° de TVA',
  item: 'Désignation',
  rate: 'Taux de TVA',
  net: 'HT',
  tax: 'TVA',
  total: 'Total TTC',
  taxAt: 'TVA {rate}',
  corrects: 'Concerne la facture {label} du {day}',
  reason: { exempt: 'Exonéré de TVA.', reverse_charge: 'Autoliquidation : la TVA est due par l’acheteur.' },
  late: 'Ce document a été établi après la vente.',
  converted: 'Prix convertis au taux {quote} ({source}, {day}).',
  reckoned: 'Taxe calculée par Stripe Tax, calcul {calculation} : {jurisdictions}.',
  paidWithCredit: 'Du total de la commande de {total}, {amount} ont été payés avec un avoir de la boutique.',
  test: 'TEST – aucune vente réelle, ne vaut pas facture',
};

const es: PaperWords = {
  kind: { invoice: 'Factura', credit_note: 'Factura rectificativa (abono)', correction: 'Corrección de un abono' },
  seller: 'Vendedor',
  buyer: 'Comprador',
  number: 'Número',
  issued: 'Fecha de emisión',
  supplied: 'Fecha de la venta',
  order: 'Pedido',
  vatId: 'NIF-IVA',
  item: 'Concepto',
  rate: 'Tipo de IVA',
  net: 'Base',
  tax: 'IVA',
  total: 'Total',
  taxAt: 'IVA {rate}',
  corrects: 'Se refiere a la factura {label} del {day}',
  reason: { exempt: 'Exento de IVA.', reverse_charge: 'Inversión del sujeto pasivo: el comprador debe el IVA.' },
  late: 'Este documento se emitió después de la venta.',
  converted: 'Precios convertidos a {quote} ({source}, {day}).',
  reckoned: 'Impuesto calculado por Stripe Tax, cálculo {calculation}: {jurisdictions}.',
  paidWithCredit: 'Del total del pedido de {total}, {amount} se pagaron con saldo de la tienda.',
  test: 'PRUEBA – no es una venta real ni una factura',
};

const ptBr: PaperWords = {
  kind: { invoice: 'Fatura', credit_note: 'Nota de crédito', correction: 'Correção de nota de crédito' },
  seller: 'Vendedor',
  buyer: 'Comprador',
  number: 'Número',
  issued: 'Data de emissão',
  supplied: 'Data da venda',
  order: 'Pedido',
  vatId: 'Nº de IVA',
  item: 'Item',
  rate: 'Alíquota',
  net: 'Valor líquido',
  tax: 'Imposto',
  total: 'Total',
  taxAt: 'Imposto {rate}',
  corrects: 'Refere-se à fatura {label} de {day}',
  reason: { exempt: 'Isento de imposto.', reverse_charge: 'Autoliquidação: o imposto é devido pelo comprador.' },
  late: 'Este documento foi emitido depois da venda.',
  converted: 'Preços convertidos a {quote} ({source}, {day}).',
  reckoned: 'Imposto calculado pelo Stripe Tax, cálculo {calculation}: {jurisdictions}.',
  paidWithCredit: 'Do total do pedido de {total}, {amount} foram pagos com crédito da loja.',
  test: 'TESTE – não é uma venda real nem uma fatura',
};

const ar: PaperWords = {
  kind: { invoice: 'فاتورة', credit_note: 'إشعار دائن', correction: 'تصحيح إشعار دائن' },
  seller: 'البائع',
  buyer: 'المشتري',
  number: 'الرقم',
  issued: 'تاريخ الإصدار',
  supplied: 'تاريخ البيع',
  order: 'الطلب',
  vatId: 'رقم ضريبة القيمة المضافة',
  item: 'البند',
  rate: 'نسبة الضريبة',
  net: 'الصافي',
  tax: 'الضريبة',
  total: 'الإجمالي',
  taxAt: 'الضريبة {rate}',
  corrects: 'يخص الفاتورة {label} بتاريخ {day}',
  reason: { exempt: 'معفى من الضريبة.', reverse_charge: 'احتساب عكسي: الضريبة مستحقة على المشتري.' },
  late: 'حُرّر هذا المستند بعد البيع.',
  converted: 'حُوِّلت الأسعار بسعر {quote} ({source}، {day}).',
  reckoned: 'الضريبة محسوبة بواسطة Stripe Tax، الحساب {calculation}: {jurisdictions}.',
  paidWithCredit: 'من إجمالي الطلب البالغ {total}، دُفع {amount} برصيد المتجر.',
  test: 'تجربة – ليست عملية بيع حقيقية ولا فاتورة',
};

const WORDS: Readonly<Record<string, PaperWords>> = { en, fr, es, 'pt-BR': ptBr, ar };

/** The words of a language; English where the store does not write it. */
export const paperWords = (language: string): PaperWords => WORDS[language] ?? en;
