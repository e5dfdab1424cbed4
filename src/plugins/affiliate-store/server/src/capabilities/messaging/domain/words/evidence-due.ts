import type { Locale } from '../letter';

/** Words of the letters before the deadline of a dispute: to whoever answers it, and to whoever sold what it is about. */
interface EvidenceWords {
  readonly subject: (order: string, day: string) => string;
  readonly lead: (amount: string, order: string) => string;
  readonly once: string;
  readonly button: string;
  readonly due: string;
  readonly amount: string;
  readonly seller: {
    readonly subject: (order: string) => string;
    readonly lead: (products: string, order: string) => string;
    readonly ask: (email: string) => string;
    readonly held: string;
    readonly button: string;
  };
}

export const EVIDENCE_WORDS: Readonly<Record<Locale, EvidenceWords>> = {
  en: {
    subject: (order, day) => `Answer the dispute about order ${order} by ${day}`,
    lead: (amount, order) => `A buyer’s bank waits for the answer of the shop about ${amount} of order ${order}.`,
    once: 'Without an answer the money is lost. What the shop knows is filled in already; the bank reads one answer.',
    button: 'Answer the dispute',
    due: 'Answer due',
    amount: 'Amount',
    seller: {
      subject: (order) => `A bank asks about your sale ${order}`,
      lead: (products, order) =>
        `The bank of a buyer questions the payment of order ${order} with ${products}. The shop answers it for you.`,
      ask: (email) =>
        `If you know something that shows the payment stands, such as messages with the buyer, send it to ${email} before that day.`,
      held: 'Your part of the sale is held until the bank has decided.',
      button: 'See the sale',
    },
  },
  fr: {
    subject: (order, day) => `Répondez au litige sur la commande ${order} avant le ${day}`,
    lead: (amount, order) => `La banque d’un acheteur attend la réponse de la boutique sur ${amount} de la commande ${order}.`,
    once: 'Sans réponse, l’argent est perdu. Ce que sait la boutique est déjà rempli ; la banque lit une seule réponse.',
    button: 'Répondre au litige',
    due: 'Réponse attendue',
    amount: 'Montant',
    seller: {
      subject: (order) => `Une banque pose une question sur votre vente ${order}`,
      lead: (products, order) =>
        `La banque d’un acheteur conteste le paiement de la commande ${order} avec ${products}. La boutique répond pour vous.`,
      ask: (email) =>
        `Si vous avez de quoi montrer que le paiement est dû, par exemple des échanges avec l’acheteur, envoyez-le à ${email} avant ce jour.`,
      held: 'Votre part de la vente est retenue jusqu’à la décision de la banque.',
      button: 'Voir la vente',
    },
  },
  es: {
    subject: (order, day) => `Responde a la disputa del pedido ${order} antes del ${day}`,
    lead: (amount, order) => `El banco de un comprador espera la respuesta de la tienda sobre ${amount} del pedido ${order}.`,
    once: 'Sin respuesta el dinero se pierde. Lo que la tienda sabe ya está escrito; el banco lee una sola respuesta.',
    button: 'Responder a la disputa',
    due: 'Respuesta hasta',
    amount: 'Importe',
    seller: {
      subject: (order) => `Un banco pregunta por tu venta ${order}`,
      lead: (products, order) =>
        `El banco de un comprador cuestiona el pago del pedido ${order} con ${products}. La tienda responde por ti.`,
      ask: (email) =>
        `Si tienes algo que muestre que el pago es correcto, como mensajes con el comprador, envíalo a ${email} antes de ese día.`,
      held: 'Tu parte de la venta queda retenida hasta que el banco decida.',
      button: 'Ver la venta',
    },
  },
  'pt-BR': {
    subject: (order, day) => `Responda à contestação do pedido ${order} até ${day}`,
    lead: (amount, order) => `O banco de um comprador espera a resposta da loja sobre ${amount} do pedido ${order}.`,
    once: 'Sem resposta o dinheiro é perdido. O que a loja sabe já está preenchido; o banco lê uma única resposta.',
    button: 'Responder à contestação',
    due: 'Resposta até',
    amount: 'Valor',
    seller: {
      subject: (order) => `Um banco pergunta sobre sua venda ${order}`,
      lead: (products, order) =>
        `O banco de um comprador contesta o pagamento do pedido ${order} com ${products}. A loja responde por você.`,
      ask: (email) =>
        `Se você tem algo que mostre que o pagamento é devido, como mensagens com o comprador, envie para ${email} antes desse dia.`,
      held: 'Sua parte da venda fica retida até o banco decidir.',
      button: 'Ver a venda',
    },
  },
  ar: {
    subject: (order, day) => `أجب عن النزاع بشأن الطلب ${order} قبل ${day}`,
    lead: (amount, order) => `ينتظر مصرف أحد المشترين جواب المتجر بشأن ${amount} من الطلب ${order}.`,
    once: 'من دون جواب يضيع المال. ما يعرفه المتجر مكتوب سلفًا، والمصرف يقرأ جوابًا واحدًا.',
    button: 'الإجابة عن النزاع',
    due: 'آخر موعد للجواب',
    amount: 'المبلغ',
    seller: {
      subject: (order) => `مصرف يسأل عن عملية بيعك ${order}`,
      lead: (products, order) => `يعترض مصرف أحد المشترين على دفع الطلب ${order} وفيه ${products}. يجيب المتجر عنك.`,
      ask: (email) => `إن كان لديك ما يثبت صحة الدفع، مثل مراسلاتك مع المشتري، فأرسله إلى ${email} قبل ذلك اليوم.`,
      held: 'حصتك من البيع محجوزة إلى أن يقرر المصرف.',
      button: 'عرض عملية البيع',
    },
  },
};
