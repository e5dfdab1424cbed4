import type { Locale } from '../letter';

/** Words of the mails about who a creator is. */
export interface ConfirmationWords {
  readonly confirmed: { readonly subject: string; readonly lead: string };
  readonly notConfirmed: {
    readonly subject: string;
    readonly lead: string;
    readonly reason: (reason: string) => string;
    readonly sells: string;
    readonly waits: string;
  };
  /** The same for those who are paid and sell nothing. */
  readonly payee: { readonly confirmed: string; readonly waits: string };
  readonly button: string;
}

export const CONFIRMATION_WORDS: Readonly<Record<Locale, ConfirmationWords>> = {
  en: {
    confirmed: { subject: 'You are confirmed', lead: 'We have confirmed your details. Your products can be bought, and you can be paid.' },
    notConfirmed: {
      subject: 'Please look at your details again',
      lead: 'We could not confirm the details you gave us.',
      reason: (reason) => `What we ask of you: ${reason}`,
      sells: 'Your products stay on sale. Payouts wait until your details are confirmed.',
      waits: 'Your products are not on sale, and payouts wait, until your details are confirmed.',
    },
    payee: {
      confirmed: 'We have confirmed your details. Your payouts no longer wait for it.',
      waits: 'Payouts wait until your details are confirmed, where the shop asks for it. What you earned is kept for you.',
    },
    button: 'Open my details',
  },
  fr: {
    confirmed: {
      subject: 'Vous êtes confirmé',
      lead: 'Nous avons confirmé vos informations. Vos produits peuvent être achetés et vous pouvez être payé.',
    },
    notConfirmed: {
      subject: 'Vérifiez vos informations',
      lead: 'Nous n’avons pas pu confirmer les informations que vous nous avez données.',
      reason: (reason) => `Ce que nous vous demandons : ${reason}`,
      sells: 'Vos produits restent en vente. Les versements attendent que vos informations soient confirmées.',
      waits: 'Vos produits ne sont pas en vente, et les versements attendent, tant que vos informations ne sont pas confirmées.',
    },
    payee: {
      confirmed: 'Nous avons confirmé vos informations. Vos versements n’attendent plus cela.',
      waits:
        'Les versements attendent que vos informations soient confirmées, là où la boutique le demande. Ce que vous avez gagné vous est gardé.',
    },
    button: 'Ouvrir mes informations',
  },
  es: {
    confirmed: {
      subject: 'Tus datos están confirmados',
      lead: 'Hemos confirmado tus datos. Tus productos se pueden comprar y puedes cobrar.',
    },
    notConfirmed: {
      subject: 'Revisa tus datos',
      lead: 'No hemos podido confirmar los datos que nos diste.',
      reason: (reason) => `Lo que te pedimos: ${reason}`,
      sells: 'Tus productos siguen a la venta. Los pagos esperan hasta que tus datos estén confirmados.',
      waits: 'Tus productos no están a la venta, y los pagos esperan, hasta que tus datos estén confirmados.',
    },
    payee: {
      confirmed: 'Hemos confirmado tus datos. Tus pagos ya no esperan por eso.',
      waits: 'Los pagos esperan hasta que tus datos estén confirmados, donde la tienda lo pide. Lo que ganaste se te guarda.',
    },
    button: 'Abrir mis datos',
  },
  'pt-BR': {
    confirmed: {
      subject: 'Seus dados estão confirmados',
      lead: 'Confirmamos seus dados. Seus produtos podem ser comprados e você pode receber.',
    },
    notConfirmed: {
      subject: 'Confira seus dados',
      lead: 'Não conseguimos confirmar os dados que você nos deu.',
      reason: (reason) => `O que pedimos a você: ${reason}`,
      sells: 'Seus produtos continuam à venda. Os pagamentos aguardam até que seus dados sejam confirmados.',
      waits: 'Seus produtos não estão à venda, e os pagamentos aguardam, até que seus dados sejam confirmados.',
    },
    payee: {
      confirmed: 'Confirmamos seus dados. Seus pagamentos não esperam mais por isso.',
      waits:
        'Os pagamentos aguardam até que seus dados sejam confirmados, onde a loja pede isso. O que você ganhou fica guardado para você.',
    },
    button: 'Abrir meus dados',
  },
  ar: {
    confirmed: { subject: 'تم تأكيد بياناتك', lead: 'لقد أكدنا بياناتك. يمكن شراء منتجاتك ويمكن أن تُدفع لك أرباحك.' },
    notConfirmed: {
      subject: 'يُرجى مراجعة بياناتك',
      lead: 'لم نتمكن من تأكيد البيانات التي قدمتها.',
      reason: (reason) => `ما نطلبه منك: ${reason}`,
      sells: 'تبقى منتجاتك معروضة للبيع، وتنتظر المدفوعات حتى تُؤكَّد بياناتك.',
      waits: 'لا تُعرض منتجاتك للبيع، وتنتظر المدفوعات، حتى تُؤكَّد بياناتك.',
    },
    payee: {
      confirmed: 'لقد أكدنا بياناتك. لم تعد مدفوعاتك تنتظر ذلك.',
      waits: 'تنتظر المدفوعات حتى تُؤكَّد بياناتك حيث يطلب المتجر ذلك. وما كسبته محفوظ لك.',
    },
    button: 'فتح بياناتي',
  },
};
