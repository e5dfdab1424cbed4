import type { Locale } from '../letter';

/** Words of the mails about a change of offer. */
export interface OfferChangeWords {
  readonly agreed: {
    readonly subject: (product: string) => string;
    readonly lead: (product: string, offer: string, day: string) => string;
    readonly leadByShop: (product: string, offer: string, day: string) => string;
    readonly nothingNow: string;
    readonly takeBack: (day: string) => string;
    readonly button: string;
  };
  readonly changed: {
    readonly subject: (product: string) => string;
    readonly lead: (product: string, offer: string) => string;
    readonly goesOn: string;
    readonly button: string;
  };
  /** How often it is paid, after an amount. */
  readonly every: (interval: 'month' | 'year', count: number) => string;
  readonly row: { readonly product: string; readonly offer: string; readonly price: string; readonly from: string };
}

type Rule = Intl.LDMLPluralRule;

/** Words that go with a number, by the plurals of their language. */
const counted =
  (locale: Locale, forms: Readonly<Partial<Record<Rule, string>> & { other: string }>) =>
  (count: number): string =>
    (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other).replace('#', String(count));

const arMonths = counted('ar', { two: 'كل شهرين', few: 'كل # أشهر', many: 'كل # شهرًا', other: 'كل # شهر' });
const arYears = counted('ar', { two: 'كل سنتين', few: 'كل # سنوات', many: 'كل # سنة', other: 'كل # سنة' });

export const OFFER_CHANGE_WORDS: Readonly<Record<Locale, OfferChangeWords>> = {
  en: {
    agreed: {
      subject: (product) => `Your subscription to ${product} changes with the next payment`,
      lead: (product, offer, day) => `You changed your subscription to ${product}: from ${day} on you pay the offer “${offer}”.`,
      leadByShop: (product, offer, day) =>
        `The shop changed your subscription to ${product}: from ${day} on you pay the offer “${offer}”. If you do not want that, take it back.`,
      nothingNow: 'Nothing is charged now, and nothing changes until then.',
      takeBack: (day) => `Until ${day} you can take the change back in your account.`,
      button: 'See the change',
    },
    changed: {
      subject: (product) => `Your subscription to ${product} has changed`,
      lead: (product, offer) => `The first payment of the offer “${offer}” for ${product} was made, as agreed.`,
      goesOn: 'It goes on like this until you change or cancel it.',
      button: 'See the subscription',
    },
    every: (interval, count) =>
      interval === 'year' ? (count === 1 ? 'a year' : `every ${count} years`) : count === 1 ? 'a month' : `every ${count} months`,
    row: { product: 'Subscription', offer: 'Offer', price: 'Price', from: 'From' },
  },
  fr: {
    agreed: {
      subject: (product) => `Votre abonnement à ${product} change au prochain paiement`,
      lead: (product, offer, day) =>
        `Vous avez changé votre abonnement à ${product} : à partir du ${day}, vous payez l’offre « ${offer} ».`,
      leadByShop: (product, offer, day) =>
        `La boutique a changé votre abonnement à ${product} : à partir du ${day}, vous payez l’offre « ${offer} ». Si vous n’en voulez pas, annulez ce changement.`,
      nothingNow: 'Rien n’est débité maintenant, et rien ne change d’ici là.',
      takeBack: (day) => `Jusqu’au ${day}, vous pouvez annuler ce changement dans votre compte.`,
      button: 'Voir le changement',
    },
    changed: {
      subject: (product) => `Votre abonnement à ${product} a changé`,
      lead: (product, offer) => `Le premier paiement de l’offre « ${offer} » pour ${product} a été fait, comme convenu.`,
      goesOn: 'Il continue ainsi jusqu’à ce que vous le changiez ou le résiliiez.',
      button: 'Voir l’abonnement',
    },
    every: (interval, count) =>
      interval === 'year' ? (count === 1 ? 'par an' : `tous les ${count} ans`) : count === 1 ? 'par mois' : `tous les ${count} mois`,
    row: { product: 'Abonnement', offer: 'Offre', price: 'Prix', from: 'À partir du' },
  },
  es: {
    agreed: {
      subject: (product) => `Tu suscripción a ${product} cambia con el próximo pago`,
      lead: (product, offer, day) => `Cambiaste tu suscripción a ${product}: desde el ${day} pagas la oferta «${offer}».`,
      leadByShop: (product, offer, day) =>
        `La tienda cambió tu suscripción a ${product}: desde el ${day} pagas la oferta «${offer}». Si no lo quieres, deshaz el cambio.`,
      nothingNow: 'Ahora no se cobra nada, y hasta entonces nada cambia.',
      takeBack: (day) => `Hasta el ${day} puedes deshacer el cambio en tu cuenta.`,
      button: 'Ver el cambio',
    },
    changed: {
      subject: (product) => `Tu suscripción a ${product} ha cambiado`,
      lead: (product, offer) => `Se hizo el primer pago de la oferta «${offer}» de ${product}, como se acordó.`,
      goesOn: 'Sigue así hasta que la cambies o la canceles.',
      button: 'Ver la suscripción',
    },
    every: (interval, count) =>
      interval === 'year' ? (count === 1 ? 'al año' : `cada ${count} años`) : count === 1 ? 'al mes' : `cada ${count} meses`,
    row: { product: 'Suscripción', offer: 'Oferta', price: 'Precio', from: 'Desde' },
  },
  'pt-BR': {
    agreed: {
      subject: (product) => `Sua assinatura de ${product} muda no próximo pagamento`,
      lead: (product, offer, day) => `Você mudou sua assinatura de ${product}: a partir de ${day}, você paga a oferta “${offer}”.`,
      leadByShop: (product, offer, day) =>
        `A loja mudou sua assinatura de ${product}: a partir de ${day}, você paga a oferta “${offer}”. Se não quiser, desfaça a mudança.`,
      nothingNow: 'Nada é cobrado agora, e nada muda até lá.',
      takeBack: (day) => `Até ${day}, você pode desfazer a mudança na sua conta.`,
      button: 'Ver a mudança',
    },
    changed: {
      subject: (product) => `Sua assinatura de ${product} mudou`,
      lead: (product, offer) => `O primeiro pagamento da oferta “${offer}” de ${product} foi feito, como combinado.`,
      goesOn: 'Ela continua assim até você mudá-la ou cancelá-la.',
      button: 'Ver a assinatura',
    },
    every: (interval, count) =>
      interval === 'year' ? (count === 1 ? 'por ano' : `a cada ${count} anos`) : count === 1 ? 'por mês' : `a cada ${count} meses`,
    row: { product: 'Assinatura', offer: 'Oferta', price: 'Preço', from: 'A partir de' },
  },
  ar: {
    agreed: {
      subject: (product) => `يتغير اشتراكك في ${product} مع الدفعة التالية`,
      lead: (product, offer, day) => `غيّرت اشتراكك في ${product}: ابتداءً من ${day} تدفع عرض «${offer}».`,
      leadByShop: (product, offer, day) =>
        `غيّر المتجر اشتراكك في ${product}: ابتداءً من ${day} تدفع عرض «${offer}». وإن كنت لا تريد ذلك فتراجع عن التغيير.`,
      nothingNow: 'لا يُخصم شيء الآن، ولا يتغير شيء حتى ذلك الحين.',
      takeBack: (day) => `حتى ${day} يمكنك التراجع عن التغيير في حسابك.`,
      button: 'عرض التغيير',
    },
    changed: {
      subject: (product) => `تغيّر اشتراكك في ${product}`,
      lead: (product, offer) => `تمت الدفعة الأولى من عرض «${offer}» لـ ${product} كما اتُّفق.`,
      goesOn: 'ويستمر هكذا إلى أن تغيّره أو تلغيه.',
      button: 'عرض الاشتراك',
    },
    every: (interval, count) =>
      interval === 'year' ? (count === 1 ? 'كل سنة' : arYears(count)) : count === 1 ? 'كل شهر' : arMonths(count),
    row: { product: 'الاشتراك', offer: 'العرض', price: 'السعر', from: 'ابتداءً من' },
  },
};
