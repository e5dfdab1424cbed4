import type { Locale } from '../letter';

interface Refused {
  readonly subject: (product: string) => string;
  readonly lead: (amount: string, product: string) => string;
}

/** What is over when a payment never comes, and what that means. */
export interface EndingWords {
  readonly what: string;
  readonly otherwiseEnds: string;
  readonly ended: {
    readonly subject: (product: string) => string;
    readonly lead: (product: string) => string;
    readonly notCharged: string;
    readonly button: string;
  };
}

/** Words of the mails about payments of a subscription that were refused. */
export interface RenewalWords extends EndingWords {
  /** The same of one purchase that is paid in parts. */
  readonly instalments: EndingWords;
  readonly refused: Refused;
  readonly lastTry: Refused;
  readonly howTo: string;
  readonly changeCard: string;
  readonly accessOpen: (day: string) => string;
  readonly accessClosed: string;
  readonly row: { readonly amount: string; readonly nextTry: string; readonly accessUntil: string };
}

export const RENEWAL_WORDS: Readonly<Record<Locale, RenewalWords>> = {
  en: {
    refused: {
      subject: (product) => `Your payment for ${product} was refused`,
      lead: (amount, product) => `Your bank or card refused the payment of ${amount} for ${product}.`,
    },
    lastTry: {
      subject: (product) => `Last try: your payment for ${product}`,
      lead: (amount, product) => `The payment of ${amount} for ${product} was refused again. There is one try left.`,
    },
    howTo: 'Change the card, and what is due is charged to it at once. If the card is right, you need not do anything: we try again.',
    changeCard: 'Change the card',
    accessOpen: (day) => `Your access stays open until ${day}.`,
    accessClosed: 'Your access is closed, and opens again as soon as it is paid.',
    otherwiseEnds: 'If that try is refused too, your subscription ends.',
    ended: {
      subject: (product) => `Your subscription to ${product} has ended`,
      lead: (product) => `The payment for ${product} did not arrive, so your subscription has ended and your access with it.`,
      notCharged: 'You are not charged again. If you want it back, subscribe again whenever you like.',
      button: 'Subscribe again',
    },
    what: 'Subscription',
    instalments: {
      what: 'Purchase in instalments',
      otherwiseEnds: 'If that try is refused too, the instalments end and your access with them.',
      ended: {
        subject: (product) => `Your instalments for ${product} have ended`,
        lead: (product) => `A payment for ${product} did not arrive, so the instalments have ended and your access with them.`,
        notCharged: 'You are not charged again. If you want to pay the rest, write to us.',
        button: 'Look at what was paid',
      },
    },
    row: { amount: 'Due', nextTry: 'Next try', accessUntil: 'Access until' },
  },
  fr: {
    refused: {
      subject: (product) => `Votre paiement pour ${product} a été refusé`,
      lead: (amount, product) => `Votre banque ou votre carte a refusé le paiement de ${amount} pour ${product}.`,
    },
    lastTry: {
      subject: (product) => `Dernière tentative : votre paiement pour ${product}`,
      lead: (amount, product) => `Le paiement de ${amount} pour ${product} a de nouveau été refusé. Il reste une tentative.`,
    },
    howTo: 'Changez de carte : le montant dû y sera débité aussitôt. Si la carte est la bonne, vous n’avez rien à faire : nous réessayons.',
    changeCard: 'Changer de carte',
    accessOpen: (day) => `Votre accès reste ouvert jusqu’au ${day}.`,
    accessClosed: 'Votre accès est fermé ; il se rouvre dès le paiement.',
    otherwiseEnds: 'Si cette tentative est refusée aussi, votre abonnement prend fin.',
    ended: {
      subject: (product) => `Votre abonnement à ${product} est terminé`,
      lead: (product) => `Le paiement pour ${product} n’est pas arrivé : votre abonnement est terminé, et votre accès avec lui.`,
      notCharged: 'Vous ne serez plus débité. Si vous voulez le retrouver, abonnez-vous de nouveau quand vous voulez.',
      button: 'S’abonner de nouveau',
    },
    what: 'Abonnement',
    instalments: {
      what: 'Achat payé en plusieurs fois',
      otherwiseEnds: 'Si cette tentative est refusée aussi, les paiements en plusieurs fois prennent fin, et votre accès avec eux.',
      ended: {
        subject: (product) => `Vos paiements pour ${product} ont pris fin`,
        lead: (product) =>
          `Un paiement pour ${product} n’est pas arrivé : le paiement en plusieurs fois a pris fin, et votre accès avec lui.`,
        notCharged: 'Vous ne serez plus débité. Si vous voulez payer le reste, écrivez-nous.',
        button: 'Voir ce qui a été payé',
      },
    },
    row: { amount: 'Montant dû', nextTry: 'Prochaine tentative', accessUntil: 'Accès jusqu’au' },
  },
  es: {
    refused: {
      subject: (product) => `Tu pago de ${product} fue rechazado`,
      lead: (amount, product) => `Tu banco o tu tarjeta rechazó el pago de ${amount} por ${product}.`,
    },
    lastTry: {
      subject: (product) => `Último intento: tu pago de ${product}`,
      lead: (amount, product) => `El pago de ${amount} por ${product} volvió a ser rechazado. Queda un intento.`,
    },
    howTo:
      'Cambia la tarjeta y lo pendiente se cobrará de inmediato. Si la tarjeta es la correcta, no tienes que hacer nada: lo intentaremos de nuevo.',
    changeCard: 'Cambiar la tarjeta',
    accessOpen: (day) => `Tu acceso sigue abierto hasta el ${day}.`,
    accessClosed: 'Tu acceso está cerrado y se reabre en cuanto se pague.',
    otherwiseEnds: 'Si ese intento también se rechaza, tu suscripción termina.',
    ended: {
      subject: (product) => `Tu suscripción a ${product} ha terminado`,
      lead: (product) => `El pago de ${product} no llegó: tu suscripción ha terminado y, con ella, tu acceso.`,
      notCharged: 'No se te cobrará más. Si quieres recuperarla, suscríbete de nuevo cuando quieras.',
      button: 'Suscribirme de nuevo',
    },
    what: 'Suscripción',
    instalments: {
      what: 'Compra a plazos',
      otherwiseEnds: 'Si ese intento también se rechaza, los plazos terminan y, con ellos, tu acceso.',
      ended: {
        subject: (product) => `Tus plazos de ${product} han terminado`,
        lead: (product) => `Un pago de ${product} no llegó: los plazos han terminado y, con ellos, tu acceso.`,
        notCharged: 'No se te cobrará más. Si quieres pagar el resto, escríbenos.',
        button: 'Ver lo que se pagó',
      },
    },
    row: { amount: 'Pendiente', nextTry: 'Próximo intento', accessUntil: 'Acceso hasta' },
  },
  'pt-BR': {
    refused: {
      subject: (product) => `Seu pagamento de ${product} foi recusado`,
      lead: (amount, product) => `Seu banco ou cartão recusou o pagamento de ${amount} por ${product}.`,
    },
    lastTry: {
      subject: (product) => `Última tentativa: seu pagamento de ${product}`,
      lead: (amount, product) => `O pagamento de ${amount} por ${product} foi recusado de novo. Resta uma tentativa.`,
    },
    howTo:
      'Troque o cartão e o valor devido será cobrado na hora. Se o cartão estiver certo, você não precisa fazer nada: tentaremos de novo.',
    changeCard: 'Trocar o cartão',
    accessOpen: (day) => `Seu acesso continua aberto até ${day}.`,
    accessClosed: 'Seu acesso está fechado e reabre assim que for pago.',
    otherwiseEnds: 'Se essa tentativa também for recusada, sua assinatura termina.',
    ended: {
      subject: (product) => `Sua assinatura de ${product} terminou`,
      lead: (product) => `O pagamento de ${product} não chegou: sua assinatura terminou, e seu acesso com ela.`,
      notCharged: 'Você não será mais cobrado. Se quiser de volta, assine de novo quando quiser.',
      button: 'Assinar de novo',
    },
    what: 'Assinatura',
    instalments: {
      what: 'Compra em parcelas',
      otherwiseEnds: 'Se essa tentativa também for recusada, as parcelas terminam, e seu acesso com elas.',
      ended: {
        subject: (product) => `Suas parcelas de ${product} terminaram`,
        lead: (product) => `Um pagamento de ${product} não chegou: as parcelas terminaram, e seu acesso com elas.`,
        notCharged: 'Você não será mais cobrado. Se quiser pagar o restante, escreva para nós.',
        button: 'Ver o que foi pago',
      },
    },
    row: { amount: 'Valor devido', nextTry: 'Próxima tentativa', accessUntil: 'Acesso até' },
  },
  ar: {
    refused: {
      subject: (product) => `رُفضت دفعتك عن ${product}`,
      lead: (amount, product) => `رفض البنك أو البطاقة دفع ${amount} عن ${product}.`,
    },
    lastTry: {
      subject: (product) => `المحاولة الأخيرة: دفعتك عن ${product}`,
      lead: (amount, product) => `رُفض دفع ${amount} عن ${product} مرة أخرى. وبقيت محاولة واحدة.`,
    },
    howTo: 'غيّر البطاقة ليُخصم المستحق منها فورًا. وإن كانت البطاقة صحيحة فلا يلزمك شيء: سنحاول مجددًا.',
    changeCard: 'تغيير البطاقة',
    accessOpen: (day) => `يبقى وصولك مفتوحًا حتى ${day}.`,
    accessClosed: 'أُغلق وصولك، ويعود فور الدفع.',
    otherwiseEnds: 'إن رُفضت هذه المحاولة أيضًا ينتهي اشتراكك.',
    ended: {
      subject: (product) => `انتهى اشتراكك في ${product}`,
      lead: (product) => `لم تصل دفعة ${product}، فانتهى اشتراكك ومعه وصولك.`,
      notCharged: 'لن يُخصم منك بعد الآن. وإن أردته مجددًا فاشترك متى شئت.',
      button: 'الاشتراك من جديد',
    },
    what: 'الاشتراك',
    instalments: {
      what: 'شراء بالتقسيط',
      otherwiseEnds: 'إن رُفضت هذه المحاولة أيضًا تنتهي الأقساط ومعها وصولك.',
      ended: {
        subject: (product) => `انتهت أقساط ${product}`,
        lead: (product) => `لم تصل دفعة ${product}، فانتهت الأقساط ومعها وصولك.`,
        notCharged: 'لن يُخصم منك بعد الآن. وإن أردت دفع الباقي فراسلنا.',
        button: 'الاطلاع على ما دُفع',
      },
    },
    row: { amount: 'المستحق', nextTry: 'المحاولة التالية', accessUntil: 'الوصول حتى' },
  },
};
