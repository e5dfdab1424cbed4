import type { Locale } from '../letter';

/** Words of messages to a telephone: one sentence or two, and the rest in the mail. */
export interface SmsWords {
  readonly paid: (order: string, amount: string) => string;
  readonly awaited: (order: string, amount: string) => string;
  readonly failed: (order: string) => string;
  readonly review: (order: string) => string;
  readonly refunded: (order: string, amount: string) => string;
  readonly trialEnding: (day: string, amount: string) => string;
  readonly refused: (amount: string) => string;
  readonly lastTry: (amount: string) => string;
  readonly ended: (amount: string) => string;
}

export const SMS_WORDS: Readonly<Record<Locale, SmsWords>> = {
  en: {
    paid: (order, amount) => `${amount} paid for order ${order}. Your access is in our mail.`,
    awaited: (order, amount) => `order ${order} waits for ${amount}. How to pay is in our mail.`,
    failed: (order) => `the payment for order ${order} did not arrive; nothing was charged. More in our mail.`,
    review: (order) => `we are looking at your payment for order ${order}. Please do not pay again.`,
    refunded: (order, amount) => `${amount} of order ${order} were refunded. More in our mail.`,
    trialEnding: (day, amount) => `your free days end on ${day}, then ${amount} are charged. More in our mail.`,
    refused: (amount) => `your bank refused a payment of ${amount}. What to do is in our mail.`,
    lastTry: (amount) => `last try for your payment of ${amount}. What to do is in our mail.`,
    ended: (amount) => `the payment of ${amount} did not arrive: it has ended. More in our mail.`,
  },
  fr: {
    paid: (order, amount) => `${amount} payés, commande ${order}. Votre accès est dans notre e-mail.`,
    awaited: (order, amount) => `la commande ${order} attend ${amount}. Comment payer : voir notre e-mail.`,
    failed: (order) => `le paiement de la commande ${order} n’est pas arrivé ; rien n’est débité. Voir notre e-mail.`,
    review: (order) => `nous examinons votre paiement, commande ${order}. Merci de ne pas payer de nouveau.`,
    refunded: (order, amount) => `${amount} remboursés, commande ${order}. Voir notre e-mail.`,
    trialEnding: (day, amount) => `vos jours gratuits finissent le ${day}, puis ${amount} sont débités. Voir notre e-mail.`,
    refused: (amount) => `votre banque a refusé un paiement de ${amount}. Que faire : voir notre e-mail.`,
    lastTry: (amount) => `dernier essai pour votre paiement de ${amount}. Que faire : voir notre e-mail.`,
    ended: (amount) => `le paiement de ${amount} n’est pas arrivé : c’est terminé. Voir notre e-mail.`,
  },
  es: {
    paid: (order, amount) => `${amount} pagados, pedido ${order}. Tu acceso está en nuestro correo.`,
    awaited: (order, amount) => `el pedido ${order} espera ${amount}. Cómo pagar: mira nuestro correo.`,
    failed: (order) => `el pago del pedido ${order} no llegó; no se cobró nada. Mira nuestro correo.`,
    review: (order) => `revisamos tu pago del pedido ${order}. Por favor, no pagues otra vez.`,
    refunded: (order, amount) => `${amount} reembolsados, pedido ${order}. Mira nuestro correo.`,
    trialEnding: (day, amount) => `tus días gratis terminan el ${day}; después se cobran ${amount}. Mira nuestro correo.`,
    refused: (amount) => `tu banco rechazó un pago de ${amount}. Qué hacer: mira nuestro correo.`,
    lastTry: (amount) => `último intento de tu pago de ${amount}. Qué hacer: mira nuestro correo.`,
    ended: (amount) => `el pago de ${amount} no llegó: ha terminado. Mira nuestro correo.`,
  },
  'pt-BR': {
    paid: (order, amount) => `${amount} pagos, pedido ${order}. Seu acesso está no nosso e-mail.`,
    awaited: (order, amount) => `o pedido ${order} espera ${amount}. Como pagar: veja nosso e-mail.`,
    failed: (order) => `o pagamento do pedido ${order} não chegou; nada foi cobrado. Veja nosso e-mail.`,
    review: (order) => `estamos verificando seu pagamento do pedido ${order}. Por favor, não pague de novo.`,
    refunded: (order, amount) => `${amount} reembolsados, pedido ${order}. Veja nosso e-mail.`,
    trialEnding: (day, amount) => `seus dias grátis terminam em ${day}; depois são cobrados ${amount}. Veja nosso e-mail.`,
    refused: (amount) => `seu banco recusou um pagamento de ${amount}. O que fazer: veja nosso e-mail.`,
    lastTry: (amount) => `última tentativa do seu pagamento de ${amount}. O que fazer: veja nosso e-mail.`,
    ended: (amount) => `o pagamento de ${amount} não chegou: terminou. Veja nosso e-mail.`,
  },
  ar: {
    paid: (order) => `دُفع الطلب ${order}. وصولك في بريدنا.`,
    awaited: (order) => `الطلب ${order} ينتظر الدفع. انظر بريدنا.`,
    failed: (order) => `لم تصل دفعة ${order} ولم يُخصم شيء.`,
    review: (order) => `نراجع دفعة ${order}. لا تدفع ثانية.`,
    refunded: (order, amount) => `أُعيد ${amount}، الطلب ${order}.`,
    trialEnding: (_day, amount) => `تنتهي أيامك المجانية ثم يُخصم ${amount}.`,
    refused: (amount) => `رفض مصرفك ${amount}. انظر بريدنا.`,
    lastTry: (amount) => `آخر محاولة لدفع ${amount}. انظر بريدنا.`,
    ended: (amount) => `لم يصل ${amount} فانتهى. انظر بريدنا.`,
  },
};
