import type { Locale } from '../letter';

/** Words of the mails about payouts and bank data. */
export interface PayoutWords {
  readonly changed: {
    readonly subject: string;
    readonly lead: (method: string) => string;
    readonly waits: (moment: string) => string;
    readonly notYou: string;
    readonly button: string;
  };
  readonly paid: { readonly subject: (amount: string) => string; readonly lead: (amount: string, method: string) => string };
  readonly failed: {
    readonly subject: (amount: string) => string;
    readonly lead: (amount: string, method: string) => string;
    readonly back: string;
    readonly reason: (reason: string) => string;
  };
  readonly granted: {
    readonly subject: (amount: string) => string;
    readonly lead: (amount: string) => string;
    readonly reason: (reason: string) => string;
    readonly spend: string;
    readonly button: string;
  };
  readonly button: string;
  readonly reference: string;
  readonly amount: string;
  readonly storeCredit: string;
}

export const PAYOUT_WORDS: Readonly<Record<Locale, PayoutWords>> = {
  en: {
    changed: {
      subject: 'Your payout details were changed',
      lead: (method) => `From now on you will be paid to ${method}.`,
      waits: (moment) => `For your safety nothing is paid there before ${moment}.`,
      notYou: 'Was this not you? Sign in by a mailed link now, put the right details back, and write to us.',
      button: 'See my payouts',
    },
    paid: { subject: (amount) => `We have paid you ${amount}`, lead: (amount, method) => `We have sent you ${amount}, to ${method}.` },
    failed: {
      subject: (amount) => `Your payout of ${amount} did not arrive`,
      lead: (amount, method) => `Your payout of ${amount} to ${method} did not arrive.`,
      back: 'The money is back in your balance. Please check your payout details.',
      reason: (reason) => `What we were told: ${reason}`,
    },
    granted: {
      subject: (amount) => `We have given you ${amount} of store credit`,
      lead: (amount) => `You have ${amount} more store credit: the shop has given it to you.`,
      reason: (reason) => `What for: ${reason}`,
      spend: 'You can spend it at the checkout while you are signed in.',
      button: 'See my store credit',
    },
    button: 'See my payouts',
    reference: 'Reference',
    amount: 'Amount',
    storeCredit: 'your store credit',
  },
  fr: {
    changed: {
      subject: 'Vos coordonnées de versement ont été modifiées',
      lead: (method) => `Vous serez désormais payé sur ${method}.`,
      waits: (moment) => `Pour votre sécurité, rien n’y est versé avant le ${moment}.`,
      notYou:
        'Ce n’était pas vous ? Connectez-vous tout de suite par un lien envoyé par e-mail, rétablissez vos coordonnées et écrivez-nous.',
      button: 'Voir mes versements',
    },
    paid: {
      subject: (amount) => `Nous vous avons versé ${amount}`,
      lead: (amount, method) => `Nous vous avons envoyé ${amount}, sur ${method}.`,
    },
    failed: {
      subject: (amount) => `Votre versement de ${amount} n’est pas arrivé`,
      lead: (amount, method) => `Votre versement de ${amount} sur ${method} n’est pas arrivé.`,
      back: 'L’argent est revenu sur votre solde. Vérifiez vos coordonnées de versement.',
      reason: (reason) => `Ce qu’on nous a dit : ${reason}`,
    },
    granted: {
      subject: (amount) => `Nous vous avons accordé ${amount} de crédit boutique`,
      lead: (amount) => `Vous avez ${amount} de crédit boutique en plus : la boutique vous l’a accordé.`,
      reason: (reason) => `Motif : ${reason}`,
      spend: 'Vous pouvez le dépenser au moment de payer, en étant connecté.',
      button: 'Voir mon crédit boutique',
    },
    button: 'Voir mes versements',
    reference: 'Référence',
    amount: 'Montant',
    storeCredit: 'votre crédit boutique',
  },
  es: {
    changed: {
      subject: 'Tus datos de cobro han cambiado',
      lead: (method) => `A partir de ahora cobrarás en ${method}.`,
      waits: (moment) => `Por tu seguridad no se paga nada ahí antes del ${moment}.`,
      notYou: '¿No has sido tú? Entra ahora con un enlace por correo, vuelve a poner tus datos y escríbenos.',
      button: 'Ver mis pagos',
    },
    paid: { subject: (amount) => `Te hemos pagado ${amount}`, lead: (amount, method) => `Te hemos enviado ${amount}, a ${method}.` },
    failed: {
      subject: (amount) => `Tu pago de ${amount} no ha llegado`,
      lead: (amount, method) => `Tu pago de ${amount} a ${method} no ha llegado.`,
      back: 'El dinero está de nuevo en tu saldo. Revisa tus datos de cobro.',
      reason: (reason) => `Lo que nos han dicho: ${reason}`,
    },
    granted: {
      subject: (amount) => `Te hemos concedido ${amount} de saldo de la tienda`,
      lead: (amount) => `Tienes ${amount} más de saldo: te lo ha concedido la tienda.`,
      reason: (reason) => `Motivo: ${reason}`,
      spend: 'Puedes gastarlo al pagar, con la sesión iniciada.',
      button: 'Ver mi saldo',
    },
    button: 'Ver mis pagos',
    reference: 'Referencia',
    amount: 'Importe',
    storeCredit: 'tu saldo de la tienda',
  },
  'pt-BR': {
    changed: {
      subject: 'Seus dados de recebimento foram alterados',
      lead: (method) => `A partir de agora você recebe em ${method}.`,
      waits: (moment) => `Para sua segurança, nada é pago ali antes de ${moment}.`,
      notYou: 'Não foi você? Entre agora por um link enviado por e-mail, corrija os dados e escreva para nós.',
      button: 'Ver meus pagamentos',
    },
    paid: { subject: (amount) => `Pagamos ${amount} a você`, lead: (amount, method) => `Enviamos ${amount} a você, para ${method}.` },
    failed: {
      subject: (amount) => `Seu pagamento de ${amount} não chegou`,
      lead: (amount, method) => `Seu pagamento de ${amount} para ${method} não chegou.`,
      back: 'O dinheiro voltou ao seu saldo. Confira seus dados de recebimento.',
      reason: (reason) => `O que nos disseram: ${reason}`,
    },
    granted: {
      subject: (amount) => `Concedemos ${amount} de crédito da loja a você`,
      lead: (amount) => `Você tem mais ${amount} de crédito: a loja o concedeu a você.`,
      reason: (reason) => `Motivo: ${reason}`,
      spend: 'Você pode gastá-lo ao pagar, com a sessão aberta.',
      button: 'Ver meu crédito',
    },
    button: 'Ver meus pagamentos',
    reference: 'Referência',
    amount: 'Valor',
    storeCredit: 'seu crédito da loja',
  },
  ar: {
    changed: {
      subject: 'تم تغيير بيانات استلام أرباحك',
      lead: (method) => `من الآن فصاعدًا ستُدفع أرباحك إلى ${method}.`,
      waits: (moment) => `حفاظًا على أمانك لن يُدفع شيء إليها قبل ${moment}.`,
      notYou: 'لم تكن أنت؟ سجّل الدخول الآن عبر رابط بالبريد وأعد بياناتك الصحيحة واكتب إلينا.',
      button: 'عرض مدفوعاتي',
    },
    paid: { subject: (amount) => `دفعنا لك ${amount}`, lead: (amount, method) => `أرسلنا إليك ${amount} إلى ${method}.` },
    failed: {
      subject: (amount) => `لم تصل دفعتك بقيمة ${amount}`,
      lead: (amount, method) => `لم تصل دفعتك بقيمة ${amount} إلى ${method}.`,
      back: 'عاد المبلغ إلى رصيدك. يُرجى مراجعة بيانات الاستلام.',
      reason: (reason) => `ما قيل لنا: ${reason}`,
    },
    granted: {
      subject: (amount) => `منحناك رصيدًا في المتجر بقيمة ${amount}`,
      lead: (amount) => `زاد رصيدك في المتجر بمقدار ${amount}، منحك إياه المتجر.`,
      reason: (reason) => `السبب: ${reason}`,
      spend: 'يمكنك إنفاقه عند الدفع وأنت مسجّل الدخول.',
      button: 'عرض رصيدي',
    },
    button: 'عرض مدفوعاتي',
    reference: 'المرجع',
    amount: 'المبلغ',
    storeCredit: 'رصيدك في المتجر',
  },
};
