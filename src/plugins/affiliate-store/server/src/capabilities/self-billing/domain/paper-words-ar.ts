import type { PaperWords } from './words';

/** A self-billed paper, in Arabic. */
export const ar: PaperWords = {
  kind: { invoice: 'فاتورة ذاتية', credit_note: 'إشعار دائن ذاتي' },
  by: 'فوترة ذاتية: أصدرها متلقي الخدمة باسم مقدمها بموجب اتفاق.',
  supplier: 'مقدم الخدمة',
  recipient: 'متلقي الخدمة والمُصدِر',
  number: 'الرقم',
  issued: 'تاريخ الإصدار',
  month: 'شهر الخدمة (UTC)',
  statement: 'كشف الحساب',
  vatId: 'رقم ضريبة القيمة المضافة',
  item: 'الخدمة',
  reference: 'الطلب أو القيد',
  amount: 'المبلغ',
  net: 'الصافي',
  tax: 'ضريبة القيمة المضافة 0 %',
  taxAt: 'ضريبة القيمة المضافة {rate}',
  total: 'الإجمالي',
  what: {
    commission: 'عمولة عن عملية بيع',
    reinstated: 'عمولة أُعيدت',
    bonus: 'مكافأة',
    reversal: 'عمولة مستردة',
    deduction: 'خصم',
  },
  treatment: {
    small_business: 'دون ضريبة: مقدم الخدمة منشأة صغيرة ولا يحصّلها.',
    domestic: 'ضريبة القيمة المضافة لبلد مقدم الخدمة، يدفعها متلقيها فوق المبلغ.',
    reverse_charge: 'احتساب عكسي: الضريبة مستحقة على متلقي الخدمة.',
    outside: 'دون ضريبة بلد مقدم الخدمة: مكان التوريد هو بلد متلقيها.',
  },
  beforeLiable: 'البنود بلا نسبة هي لخدمات سبقت خضوع مقدمها للضريبة.',
  corrects: 'يسترد جزءًا من: {labels}',
  apart: {
    other_role: 'خارج هذا المستند: {amount} من طلبات لمقدم الخدمة فيها نصيب آخر.',
    before_agreement: 'خارج هذا المستند: {amount} من طلبات سابقة للاتفاق.',
    tax_on_top: 'خارج هذا المستند: {amount} ضريبة مستندات سابقة دُفعت فوق المبالغ.',
    not_consideration: 'خارج هذا المستند: {amount} ليست مقابل خدمة، مثل دين مُسقط.',
  },
  test: 'تجربة – ليست مبيعات حقيقية ولا فاتورة',
};
