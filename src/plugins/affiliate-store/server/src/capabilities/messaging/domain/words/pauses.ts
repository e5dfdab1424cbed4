import type { Locale } from '../letter';

/** Words of the mails about a pause. */
export interface PauseWords {
  readonly begun: {
    readonly subject: (product: string) => string;
    readonly lead: (product: string) => string;
    readonly notCharged: string;
    readonly open: (day: string) => string;
    readonly closed: string;
    readonly goesOn: (day: string) => string;
    readonly noDay: string;
    readonly button: string;
  };
  readonly over: {
    readonly subject: (product: string) => string;
    readonly lead: (product: string) => string;
    readonly payment: (amount: string, day: string) => string;
    readonly button: string;
  };
  readonly row: { readonly product: string; readonly amount: string; readonly next: string };
}

export const PAUSE_WORDS: Readonly<Record<Locale, PauseWords>> = {
  en: {
    begun: {
      subject: (product) => `Your subscription to ${product} is paused`,
      lead: (product) => `Your subscription to ${product} is paused.`,
      notCharged: 'While it is paused, nothing is charged.',
      open: (day) => `What you paid for stays open until ${day}. Then it is closed until the next payment.`,
      closed: 'Until the next payment it is closed.',
      goesOn: (day) => `It goes on by itself: the next payment is due on ${day}. You can end the pause before in your account.`,
      noDay: 'It goes on when you, or the shop, end the pause.',
      button: 'See the subscription',
    },
    over: {
      subject: (product) => `Your subscription to ${product} goes on`,
      lead: (product) => `The pause of your subscription to ${product} is over.`,
      payment: (amount, day) => `The next payment of ${amount} is due on ${day}. If you do not want it, cancel before in your account.`,
      button: 'See the subscription',
    },
    row: { product: 'Subscription', amount: 'Amount', next: 'Next payment' },
  },
  fr: {
    begun: {
      subject: (product) => `Votre abonnement à ${product} est en pause`,
      lead: (product) => `Votre abonnement à ${product} est en pause.`,
      notCharged: 'Pendant la pause, rien n’est débité.',
      open: (day) => `Ce que vous avez payé reste ouvert jusqu’au ${day}. Ensuite l’accès est fermé jusqu’au prochain paiement.`,
      closed: 'L’accès est fermé jusqu’au prochain paiement.',
      goesOn: (day) =>
        `Il reprend de lui-même : le prochain paiement est dû le ${day}. Vous pouvez mettre fin à la pause plus tôt dans votre compte.`,
      noDay: 'Il reprend lorsque vous, ou la boutique, mettez fin à la pause.',
      button: 'Voir l’abonnement',
    },
    over: {
      subject: (product) => `Votre abonnement à ${product} reprend`,
      lead: (product) => `La pause de votre abonnement à ${product} est terminée.`,
      payment: (amount, day) =>
        `Le prochain paiement de ${amount} est dû le ${day}. Si vous n’en voulez pas, résiliez avant dans votre compte.`,
      button: 'Voir l’abonnement',
    },
    row: { product: 'Abonnement', amount: 'Montant', next: 'Prochain paiement' },
  },
  es: {
    begun: {
      subject: (product) => `Tu suscripción a ${product} está en pausa`,
      lead: (product) => `Tu suscripción a ${product} está en pausa.`,
      notCharged: 'Mientras está en pausa, no se cobra nada.',
      open: (day) => `Lo que pagaste sigue abierto hasta el ${day}. Después queda cerrado hasta el próximo pago.`,
      closed: 'Queda cerrado hasta el próximo pago.',
      goesOn: (day) => `Se reanuda por sí sola: el próximo pago vence el ${day}. Puedes terminar la pausa antes en tu cuenta.`,
      noDay: 'Se reanuda cuando tú, o la tienda, terminéis la pausa.',
      button: 'Ver la suscripción',
    },
    over: {
      subject: (product) => `Tu suscripción a ${product} se reanuda`,
      lead: (product) => `La pausa de tu suscripción a ${product} ha terminado.`,
      payment: (amount, day) => `El próximo pago de ${amount} vence el ${day}. Si no lo quieres, cancélala antes en tu cuenta.`,
      button: 'Ver la suscripción',
    },
    row: { product: 'Suscripción', amount: 'Importe', next: 'Próximo pago' },
  },
  'pt-BR': {
    begun: {
      subject: (product) => `Sua assinatura de ${product} está pausada`,
      lead: (product) => `Sua assinatura de ${product} está pausada.`,
      notCharged: 'Enquanto estiver pausada, nada é cobrado.',
      open: (day) => `O que você pagou continua aberto até ${day}. Depois fica fechado até o próximo pagamento.`,
      closed: 'Fica fechado até o próximo pagamento.',
      goesOn: (day) => `Ela volta sozinha: o próximo pagamento vence em ${day}. Você pode encerrar a pausa antes na sua conta.`,
      noDay: 'Ela volta quando você, ou a loja, encerrar a pausa.',
      button: 'Ver a assinatura',
    },
    over: {
      subject: (product) => `Sua assinatura de ${product} voltou`,
      lead: (product) => `A pausa da sua assinatura de ${product} terminou.`,
      payment: (amount, day) => `O próximo pagamento de ${amount} vence em ${day}. Se não quiser, cancele antes na sua conta.`,
      button: 'Ver a assinatura',
    },
    row: { product: 'Assinatura', amount: 'Valor', next: 'Próximo pagamento' },
  },
  ar: {
    begun: {
      subject: (product) => `اشتراكك في ${product} متوقف مؤقتًا`,
      lead: (product) => `اشتراكك في ${product} متوقف مؤقتًا.`,
      notCharged: 'لا يُخصم شيء ما دام متوقفًا.',
      open: (day) => `يبقى ما دفعت ثمنه مفتوحًا حتى ${day}، ثم يُغلق إلى أن تُدفع الدفعة التالية.`,
      closed: 'يبقى مغلقًا إلى أن تُدفع الدفعة التالية.',
      goesOn: (day) => `ويُستأنف من تلقاء نفسه: تُستحق الدفعة التالية في ${day}. ويمكنك إنهاء التوقف قبل ذلك في حسابك.`,
      noDay: 'ويُستأنف حين تنهي أنت أو المتجر التوقف.',
      button: 'عرض الاشتراك',
    },
    over: {
      subject: (product) => `استُؤنف اشتراكك في ${product}`,
      lead: (product) => `انتهى توقف اشتراكك في ${product}.`,
      payment: (amount, day) => `تُستحق الدفعة التالية وقدرها ${amount} في ${day}. وإن كنت لا تريدها فألغِ الاشتراك قبل ذلك في حسابك.`,
      button: 'عرض الاشتراك',
    },
    row: { product: 'الاشتراك', amount: 'المبلغ', next: 'الدفعة التالية' },
  },
};
