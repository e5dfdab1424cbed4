import type { Locale } from '../letter';

/** Words of the mail about an order that waits for its money. */
export interface AwaitedWords {
  readonly subject: (order: string) => string;
  readonly transfer: {
    readonly lead: (amount: string, day: string) => string;
    readonly exactly: string;
    readonly later: string;
    readonly over: (day: string) => string;
    readonly row: { readonly reference: string; readonly amount: string; readonly until: string; readonly account: string };
  };
  readonly slip: { readonly lead: (products: string) => string; readonly button: string };
  readonly underWay: (products: string) => string;
  readonly opens: string;
  /** For whoever gave up waiting and has sent the money all the same. */
  readonly sentAlready: string;
}

export const AWAITED_WORDS: Readonly<Record<Locale, AwaitedWords>> = {
  en: {
    subject: (order) => `Order ${order} is waiting for your payment`,
    transfer: {
      lead: (amount, day) => `Please transfer ${amount} to our bank account by ${day}.`,
      exactly: 'Send exactly this amount and give the reference, so that we find your order.',
      later: 'A transfer takes one to three working days. As soon as we see the money, you get a mail with your access.',
      over: (day) => `If the money has not come by ${day}, the order ends by itself and you owe nothing.`,
      row: { reference: 'Reference', amount: 'Amount', until: 'Until', account: 'Account' },
    },
    slip: {
      lead: (products) => `Your order of ${products} is waiting to be paid with your slip or code.`,
      button: 'Show the slip or code',
    },
    underWay: (products) => `Your payment for ${products} is under way. You need not do anything.`,
    opens: 'Your access opens as soon as the money has arrived, and we write to you.',
    sentAlready: 'If you have sent the money already, it is not lost: write to us with the number of the order.',
  },
  fr: {
    subject: (order) => `La commande ${order} attend votre paiement`,
    transfer: {
      lead: (amount, day) => `Merci de virer ${amount} sur notre compte bancaire avant le ${day}.`,
      exactly: 'Envoyez exactement ce montant et indiquez la référence, pour que nous retrouvions votre commande.',
      later: 'Un virement prend un à trois jours ouvrés. Dès que l’argent est là, vous recevez un e-mail avec votre accès.',
      over: (day) => `Si l’argent n’est pas arrivé le ${day}, la commande prend fin d’elle-même et vous ne devez rien.`,
      row: { reference: 'Référence', amount: 'Montant', until: 'Jusqu’au', account: 'Compte' },
    },
    slip: {
      lead: (products) => `Votre commande de ${products} attend d’être payée avec votre bon ou votre code.`,
      button: 'Afficher le bon ou le code',
    },
    underWay: (products) => `Votre paiement pour ${products} est en cours. Vous n’avez rien à faire.`,
    opens: 'Votre accès s’ouvre dès que l’argent est arrivé, et nous vous écrivons.',
    sentAlready: 'Si vous avez déjà envoyé l’argent, il n’est pas perdu : écrivez-nous avec le numéro de la commande.',
  },
  es: {
    subject: (order) => `El pedido ${order} espera tu pago`,
    transfer: {
      lead: (amount, day) => `Transfiere ${amount} a nuestra cuenta bancaria antes del ${day}.`,
      exactly: 'Envía exactamente este importe e indica la referencia, para que encontremos tu pedido.',
      later: 'Una transferencia tarda de uno a tres días hábiles. En cuanto veamos el dinero, recibes un correo con tu acceso.',
      over: (day) => `Si el dinero no ha llegado el ${day}, el pedido termina por sí solo y no debes nada.`,
      row: { reference: 'Referencia', amount: 'Importe', until: 'Hasta', account: 'Cuenta' },
    },
    slip: {
      lead: (products) => `Tu pedido de ${products} espera a que lo pagues con tu comprobante o código.`,
      button: 'Ver el comprobante o código',
    },
    underWay: (products) => `Tu pago de ${products} está en camino. No tienes que hacer nada.`,
    opens: 'Tu acceso se abre en cuanto llegue el dinero, y te escribimos.',
    sentAlready: 'Si ya has enviado el dinero, no está perdido: escríbenos con el número del pedido.',
  },
  'pt-BR': {
    subject: (order) => `O pedido ${order} aguarda seu pagamento`,
    transfer: {
      lead: (amount, day) => `Transfira ${amount} para nossa conta bancária até ${day}.`,
      exactly: 'Envie exatamente este valor e informe a referência, para que encontremos seu pedido.',
      later: 'Uma transferência leva de um a três dias úteis. Assim que virmos o dinheiro, você recebe um e-mail com seu acesso.',
      over: (day) => `Se o dinheiro não chegar até ${day}, o pedido termina sozinho e você não deve nada.`,
      row: { reference: 'Referência', amount: 'Valor', until: 'Até', account: 'Conta' },
    },
    slip: {
      lead: (products) => `Seu pedido de ${products} aguarda o pagamento com seu boleto ou código.`,
      button: 'Ver o boleto ou código',
    },
    underWay: (products) => `Seu pagamento de ${products} está a caminho. Você não precisa fazer nada.`,
    opens: 'Seu acesso abre assim que o dinheiro chegar, e nós escrevemos para você.',
    sentAlready: 'Se você já enviou o dinheiro, ele não se perdeu: escreva para nós com o número do pedido.',
  },
  ar: {
    subject: (order) => `الطلب ${order} في انتظار دفعتك`,
    transfer: {
      lead: (amount, day) => `يرجى تحويل ${amount} إلى حسابنا المصرفي قبل ${day}.`,
      exactly: 'أرسل هذا المبلغ بالضبط واذكر المرجع حتى نجد طلبك.',
      later: 'يستغرق التحويل من يوم إلى ثلاثة أيام عمل. فور وصول المال تصلك رسالة بالدخول إلى ما اشتريته.',
      over: (day) => `إذا لم يصل المال حتى ${day} ينتهي الطلب من تلقاء نفسه ولا يترتب عليك شيء.`,
      row: { reference: 'المرجع', amount: 'المبلغ', until: 'حتى', account: 'الحساب' },
    },
    slip: { lead: (products) => `طلبك ${products} في انتظار الدفع بالقسيمة أو الرمز.`, button: 'عرض القسيمة أو الرمز' },
    underWay: (products) => `دفعتك مقابل ${products} في الطريق. لا يلزمك فعل أي شيء.`,
    opens: 'يُفتح لك الدخول فور وصول المال، ونكتب إليك.',
    sentAlready: 'إذا كنت قد أرسلت المال فهو لم يضِع: اكتب إلينا مع رقم الطلب.',
  },
};
