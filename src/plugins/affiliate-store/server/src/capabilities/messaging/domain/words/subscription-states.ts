import type { Locale } from '../letter';

interface Told {
  readonly subject: (product: string) => string;
  readonly lead: (product: string) => string;
  readonly note: string;
}

/**
 * Words of the mails about a subscription that begins, is cancelled, goes on or is over. Those that may be about instalments too say
 * "payments" and not "subscription": instalments are one purchase.
 */
export interface SubscriptionStateWords {
  readonly begun: Told & { readonly button: string };
  /** The same where days are free, or where it is one price in parts. */
  readonly free: (day: string, amount: string) => string;
  readonly parts: Told & { readonly count: (count: number) => string };
  readonly trialEnding: {
    readonly subject: (product: string) => string;
    readonly lead: (product: string, day: string) => string;
    readonly then: (amount: string) => string;
    readonly button: string;
  };
  readonly cancelled: Told & { readonly open: (day: string) => string; readonly button: string };
  readonly goesOn: Told & { readonly button: string };
  readonly over: Told;
  readonly paidOff: Told;
  readonly notChanged: {
    readonly subject: (product: string) => string;
    readonly lead: (product: string, offer: string) => string;
    readonly note: string;
    readonly button: string;
  };
  readonly row: { readonly what: string; readonly next: string; readonly open: string };
}

const counted =
  (locale: Locale, forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>) =>
  (count: number): string =>
    (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other).replace('#', String(count));

export const SUBSCRIPTION_STATE_WORDS: Readonly<Record<Locale, SubscriptionStateWords>> = {
  en: {
    begun: {
      subject: (product) => `Your subscription to ${product} has begun`,
      lead: (product) => `Your subscription to ${product} has begun.`,
      note: 'It renews by itself until you cancel it. You can do that at any time in your account; it then ends with what is paid.',
      button: 'See the subscription',
    },
    free: (day, amount) => `The days until ${day} cost nothing. Then ${amount} are charged, unless you cancel before.`,
    parts: {
      subject: (product) => `Your instalments for ${product}`,
      lead: (product) => `You pay for ${product} in equal monthly instalments.`,
      note: 'With the last one it is paid: nothing is charged after it, and what you bought stays open.',
      count: counted('en', { one: '# instalment', other: '# instalments' }),
    },
    trialEnding: {
      subject: (product) => `Your free days of ${product} end soon`,
      lead: (product, day) => `Your free days of ${product} end on ${day}.`,
      then: (amount) => `Then ${amount} are charged. If you do not want that, cancel before in your account; it costs nothing.`,
      button: 'See the subscription',
    },
    cancelled: {
      subject: (product) => `Cancelled: ${product}`,
      lead: (product) => `The payments for ${product} are cancelled.`,
      note: 'No further payment is charged. Until the end you can take this back in your account.',
      open: (day) => `What you paid for stays open until ${day}.`,
      button: 'See my account',
    },
    goesOn: {
      subject: (product) => `Not cancelled any more: ${product}`,
      lead: (product) => `The cancellation is taken back: the payments for ${product} go on.`,
      note: 'If you did not want that, cancel again in your account.',
      button: 'See my account',
    },
    over: {
      subject: (product) => `It is over: ${product}`,
      lead: (product) => `The payments for ${product} are over, and your access has ended with them.`,
      note: 'Nothing more is charged.',
    },
    paidOff: {
      subject: (product) => `${product} is paid`,
      lead: (product) => `With this payment all instalments for ${product} are paid.`,
      note: 'Nothing more is charged, and what you bought stays open.',
    },
    notChanged: {
      subject: (product) => `Your subscription to ${product} stays as it is`,
      lead: (product, offer) => `The change of your subscription to ${product} to the offer “${offer}” does not happen.`,
      note: 'Nothing was charged for it.',
      button: 'See the subscription',
    },
    row: { what: 'For', next: 'Next payment', open: 'Open until' },
  },
  fr: {
    begun: {
      subject: (product) => `Votre abonnement à ${product} a commencé`,
      lead: (product) => `Votre abonnement à ${product} a commencé.`,
      note: 'Il se renouvelle de lui-même jusqu’à sa résiliation. Vous pouvez le résilier à tout moment dans votre compte ; il prend alors fin avec ce qui est payé.',
      button: 'Voir l’abonnement',
    },
    free: (day, amount) => `Les jours jusqu’au ${day} ne coûtent rien. Ensuite, ${amount} sont débités, sauf si vous résiliez avant.`,
    parts: {
      subject: (product) => `Vos mensualités pour ${product}`,
      lead: (product) => `Vous payez ${product} en mensualités égales.`,
      note: 'Avec la dernière, tout est payé : rien n’est débité après, et ce que vous avez acheté reste ouvert.',
      count: counted('fr', { one: '# mensualité', other: '# mensualités' }),
    },
    trialEnding: {
      subject: (product) => `Vos jours gratuits de ${product} se terminent bientôt`,
      lead: (product, day) => `Vos jours gratuits de ${product} se terminent le ${day}.`,
      then: (amount) => `Ensuite, ${amount} sont débités. Si vous n’en voulez pas, résiliez avant dans votre compte ; cela ne coûte rien.`,
      button: 'Voir l’abonnement',
    },
    cancelled: {
      subject: (product) => `Résilié : ${product}`,
      lead: (product) => `Les paiements pour ${product} sont résiliés.`,
      note: 'Aucun autre paiement n’est débité. Jusqu’à la fin, vous pouvez revenir dessus dans votre compte.',
      open: (day) => `Ce que vous avez payé reste ouvert jusqu’au ${day}.`,
      button: 'Voir mon compte',
    },
    goesOn: {
      subject: (product) => `La résiliation est annulée : ${product}`,
      lead: (product) => `La résiliation est annulée : les paiements pour ${product} continuent.`,
      note: 'Si ce n’est pas ce que vous vouliez, résiliez de nouveau dans votre compte.',
      button: 'Voir mon compte',
    },
    over: {
      subject: (product) => `C’est terminé : ${product}`,
      lead: (product) => `Les paiements pour ${product} sont terminés, et votre accès a pris fin avec eux.`,
      note: 'Rien de plus n’est débité.',
    },
    paidOff: {
      subject: (product) => `${product} est payé`,
      lead: (product) => `Avec ce paiement, toutes les mensualités de ${product} sont payées.`,
      note: 'Rien de plus n’est débité, et ce que vous avez acheté reste ouvert.',
    },
    notChanged: {
      subject: (product) => `Votre abonnement à ${product} reste tel quel`,
      lead: (product, offer) => `Le passage de votre abonnement à ${product} à l’offre « ${offer} » n’a pas lieu.`,
      note: 'Rien n’a été débité pour cela.',
      button: 'Voir l’abonnement',
    },
    row: { what: 'Pour', next: 'Prochain paiement', open: 'Ouvert jusqu’au' },
  },
  es: {
    begun: {
      subject: (product) => `Tu suscripción a ${product} ha empezado`,
      lead: (product) => `Tu suscripción a ${product} ha empezado.`,
      note: 'Se renueva por sí sola hasta que la canceles. Puedes hacerlo en cualquier momento en tu cuenta; termina entonces con lo pagado.',
      button: 'Ver la suscripción',
    },
    free: (day, amount) => `Los días hasta el ${day} no cuestan nada. Después se cobran ${amount}, salvo que canceles antes.`,
    parts: {
      subject: (product) => `Tus cuotas de ${product}`,
      lead: (product) => `Pagas ${product} en cuotas mensuales iguales.`,
      note: 'Con la última queda pagado: después no se cobra nada, y lo que compraste sigue abierto.',
      count: counted('es', { one: '# cuota', other: '# cuotas' }),
    },
    trialEnding: {
      subject: (product) => `Tus días gratis de ${product} terminan pronto`,
      lead: (product, day) => `Tus días gratis de ${product} terminan el ${day}.`,
      then: (amount) => `Después se cobran ${amount}. Si no lo quieres, cancela antes en tu cuenta; no cuesta nada.`,
      button: 'Ver la suscripción',
    },
    cancelled: {
      subject: (product) => `Cancelado: ${product}`,
      lead: (product) => `Los pagos de ${product} están cancelados.`,
      note: 'No se cobra ningún otro pago. Hasta el final puedes deshacerlo en tu cuenta.',
      open: (day) => `Lo que pagaste sigue abierto hasta el ${day}.`,
      button: 'Ver mi cuenta',
    },
    goesOn: {
      subject: (product) => `Ya no está cancelado: ${product}`,
      lead: (product) => `Se deshizo la cancelación: los pagos de ${product} continúan.`,
      note: 'Si no lo querías, cancela otra vez en tu cuenta.',
      button: 'Ver mi cuenta',
    },
    over: {
      subject: (product) => `Ha terminado: ${product}`,
      lead: (product) => `Los pagos de ${product} han terminado, y tu acceso con ellos.`,
      note: 'No se cobra nada más.',
    },
    paidOff: {
      subject: (product) => `${product} está pagado`,
      lead: (product) => `Con este pago están pagadas todas las cuotas de ${product}.`,
      note: 'No se cobra nada más, y lo que compraste sigue abierto.',
    },
    notChanged: {
      subject: (product) => `Tu suscripción a ${product} sigue como está`,
      lead: (product, offer) => `El cambio de tu suscripción a ${product} a la oferta «${offer}» no se hace.`,
      note: 'No se cobró nada por él.',
      button: 'Ver la suscripción',
    },
    row: { what: 'Por', next: 'Próximo pago', open: 'Abierto hasta' },
  },
  'pt-BR': {
    begun: {
      subject: (product) => `Sua assinatura de ${product} começou`,
      lead: (product) => `Sua assinatura de ${product} começou.`,
      note: 'Ela se renova sozinha até você cancelar. Você pode cancelar a qualquer momento na sua conta; ela termina então com o que está pago.',
      button: 'Ver a assinatura',
    },
    free: (day, amount) => `Os dias até ${day} não custam nada. Depois são cobrados ${amount}, a menos que você cancele antes.`,
    parts: {
      subject: (product) => `Suas parcelas de ${product}`,
      lead: (product) => `Você paga ${product} em parcelas mensais iguais.`,
      note: 'Com a última está pago: depois nada é cobrado, e o que você comprou continua aberto.',
      count: counted('pt-BR', { one: '# parcela', other: '# parcelas' }),
    },
    trialEnding: {
      subject: (product) => `Seus dias grátis de ${product} terminam em breve`,
      lead: (product, day) => `Seus dias grátis de ${product} terminam em ${day}.`,
      then: (amount) => `Depois são cobrados ${amount}. Se não quiser, cancele antes na sua conta; não custa nada.`,
      button: 'Ver a assinatura',
    },
    cancelled: {
      subject: (product) => `Cancelado: ${product}`,
      lead: (product) => `Os pagamentos de ${product} estão cancelados.`,
      note: 'Nenhum outro pagamento é cobrado. Até o fim você pode voltar atrás na sua conta.',
      open: (day) => `O que você pagou continua aberto até ${day}.`,
      button: 'Ver minha conta',
    },
    goesOn: {
      subject: (product) => `Não está mais cancelado: ${product}`,
      lead: (product) => `O cancelamento foi desfeito: os pagamentos de ${product} continuam.`,
      note: 'Se você não queria isso, cancele de novo na sua conta.',
      button: 'Ver minha conta',
    },
    over: {
      subject: (product) => `Terminou: ${product}`,
      lead: (product) => `Os pagamentos de ${product} terminaram, e seu acesso com eles.`,
      note: 'Nada mais é cobrado.',
    },
    paidOff: {
      subject: (product) => `${product} está pago`,
      lead: (product) => `Com este pagamento, todas as parcelas de ${product} estão pagas.`,
      note: 'Nada mais é cobrado, e o que você comprou continua aberto.',
    },
    notChanged: {
      subject: (product) => `Sua assinatura de ${product} continua como está`,
      lead: (product, offer) => `A mudança da sua assinatura de ${product} para a oferta “${offer}” não acontece.`,
      note: 'Nada foi cobrado por ela.',
      button: 'Ver a assinatura',
    },
    row: { what: 'Por', next: 'Próximo pagamento', open: 'Aberto até' },
  },
  ar: {
    begun: {
      subject: (product) => `بدأ اشتراكك في ${product}`,
      lead: (product) => `بدأ اشتراكك في ${product}.`,
      note: 'يتجدد من تلقاء نفسه إلى أن تلغيه. ويمكنك إلغاؤه متى شئت في حسابك، فينتهي حينئذ مع ما دُفع.',
      button: 'عرض الاشتراك',
    },
    free: (day, amount) => `الأيام حتى ${day} مجانية. ثم يُخصم ${amount} ما لم تلغِ قبل ذلك.`,
    parts: {
      subject: (product) => `أقساطك لـ ${product}`,
      lead: (product) => `تدفع ثمن ${product} على أقساط شهرية متساوية.`,
      note: 'ومع القسط الأخير يكتمل الدفع: لا يُخصم بعده شيء، وما اشتريته يبقى مفتوحًا.',
      count: counted('ar', {
        zero: 'لا أقساط',
        one: 'قسط واحد',
        two: 'قسطان',
        few: '# أقساط',
        many: '# قسطًا',
        other: '# قسط',
      }),
    },
    trialEnding: {
      subject: (product) => `تنتهي أيامك المجانية في ${product} قريبًا`,
      lead: (product, day) => `تنتهي أيامك المجانية في ${product} يوم ${day}.`,
      then: (amount) => `ثم يُخصم ${amount}. وإن كنت لا تريد ذلك فألغِ قبله في حسابك، ولا يكلفك ذلك شيئًا.`,
      button: 'عرض الاشتراك',
    },
    cancelled: {
      subject: (product) => `أُلغي: ${product}`,
      lead: (product) => `أُلغيت مدفوعات ${product}.`,
      note: 'لا تُخصم دفعة أخرى. ويمكنك التراجع عن ذلك في حسابك حتى النهاية.',
      open: (day) => `يبقى ما دفعت ثمنه مفتوحًا حتى ${day}.`,
      button: 'عرض حسابي',
    },
    goesOn: {
      subject: (product) => `لم يعد ملغى: ${product}`,
      lead: (product) => `تم التراجع عن الإلغاء: تستمر مدفوعات ${product}.`,
      note: 'إن كنت لا تريد ذلك فألغِ مرة أخرى في حسابك.',
      button: 'عرض حسابي',
    },
    over: {
      subject: (product) => `انتهى: ${product}`,
      lead: (product) => `انتهت مدفوعات ${product} وانتهى معها وصولك.`,
      note: 'لا يُخصم شيء بعد الآن.',
    },
    paidOff: {
      subject: (product) => `اكتمل دفع ${product}`,
      lead: (product) => `بهذه الدفعة اكتملت جميع أقساط ${product}.`,
      note: 'لا يُخصم شيء بعد الآن، وما اشتريته يبقى مفتوحًا.',
    },
    notChanged: {
      subject: (product) => `يبقى اشتراكك في ${product} كما هو`,
      lead: (product, offer) => `لن يتم تغيير اشتراكك في ${product} إلى عرض «${offer}».`,
      note: 'لم يُخصم شيء مقابله.',
      button: 'عرض الاشتراك',
    },
    row: { what: 'مقابل', next: 'الدفعة التالية', open: 'مفتوح حتى' },
  },
};
