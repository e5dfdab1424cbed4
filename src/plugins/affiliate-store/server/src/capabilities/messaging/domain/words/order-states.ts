import type { Locale } from '../letter';

interface Told {
  readonly subject: (order: string) => string;
  readonly lead: (amount: string, order: string) => string;
  readonly note: string;
}

/** Words of the mails about an order that is looked at, disputed, or got its refund back. */
export interface OrderStateWords {
  readonly review: Told;
  readonly cameBack: Told & { readonly opensAgain: string };
  readonly disputed: Told & { readonly mistake: string };
  readonly disputeWon: Told;
  readonly disputeLost: Told & { readonly ended: (products: string) => string };
  readonly row: { readonly amount: string };
}

export const ORDER_STATE_WORDS: Readonly<Record<Locale, OrderStateWords>> = {
  en: {
    review: {
      subject: (order) => `We are looking at your payment for order ${order}`,
      lead: (amount, order) => `Your payment for order ${order} of ${amount} needs a look by a person before anything is opened.`,
      note: 'You need not do anything and please do not pay again. What came in is either taken for the order, or goes back to you.',
    },
    cameBack: {
      subject: (order) => `Our refund for order ${order} came back`,
      lead: (amount, order) => `We sent you ${amount} back for order ${order}, and your bank did not take it.`,
      note: 'We have the money again and find another way with you. Answer this mail if your account or card has changed.',
      opensAgain: 'Until then the order stands as before the refund: what it had closed is open again.',
    },
    disputed: {
      subject: (order) => `Your bank asks about order ${order}`,
      lead: (amount, order) =>
        `Your bank questions your payment of ${amount} for order ${order}. Until that is decided, your access is paused.`,
      note: 'Your bank decides; it may take some weeks. You are told of the outcome.',
      mistake: 'If this is a mistake, tell your bank that you know the payment, and your access opens again as soon as the bank says so.',
    },
    disputeWon: {
      subject: (order) => `Decided: your payment for order ${order} stands`,
      lead: (amount, order) => `The question about your payment of ${amount} for order ${order} is closed, and the payment stands.`,
      note: 'What you bought is open again.',
    },
    disputeLost: {
      subject: (order) => `Your bank takes the payment for order ${order} back`,
      lead: (amount, order) => `Your bank decided that ${amount} of order ${order} go back to you.`,
      note: 'The money comes from your bank, not from us: we send no refund beside it.',
      ended: (products) => `Your access to ${products} has ended.`,
    },
    row: { amount: 'Amount' },
  },
  fr: {
    review: {
      subject: (order) => `Nous examinons votre paiement pour la commande ${order}`,
      lead: (amount, order) =>
        `Votre paiement pour la commande ${order} de ${amount} doit être examiné par une personne avant que l’accès soit ouvert.`,
      note: 'Vous n’avez rien à faire, et merci de ne pas payer une seconde fois. Ce qui est arrivé sert à la commande, ou vous revient.',
    },
    cameBack: {
      subject: (order) => `Notre remboursement de la commande ${order} nous est revenu`,
      lead: (amount, order) => `Nous vous avons renvoyé ${amount} pour la commande ${order}, et votre banque ne l’a pas accepté.`,
      note: 'L’argent est de nouveau chez nous, et nous cherchons une autre voie avec vous. Répondez à ce message si votre compte ou votre carte a changé.',
      opensAgain: 'D’ici là, la commande reste comme avant le remboursement : ce qu’il avait fermé est de nouveau ouvert.',
    },
    disputed: {
      subject: (order) => `Votre banque pose une question sur la commande ${order}`,
      lead: (amount, order) =>
        `Votre banque conteste votre paiement de ${amount} pour la commande ${order}. Jusqu’à sa décision, votre accès est suspendu.`,
      note: 'C’est votre banque qui décide ; cela peut prendre quelques semaines. Nous vous dirons ce qu’il en est.',
      mistake:
        'Si c’est une erreur, dites à votre banque que vous reconnaissez le paiement : l’accès s’ouvre de nouveau dès qu’elle le confirme.',
    },
    disputeWon: {
      subject: (order) => `Décision prise : votre paiement de la commande ${order} est maintenu`,
      lead: (amount, order) =>
        `La question sur votre paiement de ${amount} pour la commande ${order} est close, et le paiement est maintenu.`,
      note: 'Ce que vous avez acheté est de nouveau ouvert.',
    },
    disputeLost: {
      subject: (order) => `Votre banque reprend le paiement de la commande ${order}`,
      lead: (amount, order) => `Votre banque a décidé que ${amount} de la commande ${order} vous reviennent.`,
      note: 'L’argent vient de votre banque, pas de nous : nous ne faisons pas d’autre remboursement.',
      ended: (products) => `Votre accès à ${products} a pris fin.`,
    },
    row: { amount: 'Montant' },
  },
  es: {
    review: {
      subject: (order) => `Estamos revisando tu pago del pedido ${order}`,
      lead: (amount, order) => `Tu pago del pedido ${order}, de ${amount}, tiene que revisarlo una persona antes de abrir nada.`,
      note: 'No tienes que hacer nada y, por favor, no pagues otra vez. Lo que llegó sirve para el pedido o vuelve a ti.',
    },
    cameBack: {
      subject: (order) => `Nuestro reembolso del pedido ${order} ha vuelto`,
      lead: (amount, order) => `Te devolvimos ${amount} del pedido ${order} y tu banco no lo aceptó.`,
      note: 'El dinero está otra vez con nosotros y buscamos contigo otra vía. Responde a este correo si tu cuenta o tu tarjeta ha cambiado.',
      opensAgain: 'Hasta entonces el pedido queda como antes del reembolso: lo que este había cerrado está abierto de nuevo.',
    },
    disputed: {
      subject: (order) => `Tu banco pregunta por el pedido ${order}`,
      lead: (amount, order) =>
        `Tu banco cuestiona tu pago de ${amount} del pedido ${order}. Hasta que se decida, tu acceso está suspendido.`,
      note: 'Decide tu banco; puede tardar unas semanas. Te diremos el resultado.',
      mistake: 'Si es un error, di a tu banco que reconoces el pago, y tu acceso se abre de nuevo en cuanto el banco lo confirme.',
    },
    disputeWon: {
      subject: (order) => `Decidido: tu pago del pedido ${order} se mantiene`,
      lead: (amount, order) => `La cuestión sobre tu pago de ${amount} del pedido ${order} está cerrada, y el pago se mantiene.`,
      note: 'Lo que compraste está abierto de nuevo.',
    },
    disputeLost: {
      subject: (order) => `Tu banco recupera el pago del pedido ${order}`,
      lead: (amount, order) => `Tu banco decidió que ${amount} del pedido ${order} vuelven a ti.`,
      note: 'El dinero viene de tu banco, no de nosotros: no enviamos otro reembolso.',
      ended: (products) => `Tu acceso a ${products} ha terminado.`,
    },
    row: { amount: 'Importe' },
  },
  'pt-BR': {
    review: {
      subject: (order) => `Estamos verificando seu pagamento do pedido ${order}`,
      lead: (amount, order) => `Seu pagamento do pedido ${order}, de ${amount}, precisa ser verificado por uma pessoa antes de abrir algo.`,
      note: 'Você não precisa fazer nada e, por favor, não pague de novo. O que chegou serve para o pedido ou volta para você.',
    },
    cameBack: {
      subject: (order) => `Nosso reembolso do pedido ${order} voltou`,
      lead: (amount, order) => `Devolvemos ${amount} do pedido ${order} e o seu banco não aceitou.`,
      note: 'O dinheiro está conosco de novo e buscamos outro caminho com você. Responda a este e-mail se sua conta ou seu cartão mudou.',
      opensAgain: 'Até lá o pedido fica como antes do reembolso: o que ele tinha fechado está aberto de novo.',
    },
    disputed: {
      subject: (order) => `Seu banco pergunta sobre o pedido ${order}`,
      lead: (amount, order) =>
        `Seu banco questiona seu pagamento de ${amount} do pedido ${order}. Até a decisão, seu acesso fica suspenso.`,
      note: 'Quem decide é o seu banco; pode levar algumas semanas. Avisaremos o resultado.',
      mistake: 'Se for um engano, diga ao seu banco que reconhece o pagamento: o acesso abre de novo assim que o banco confirmar.',
    },
    disputeWon: {
      subject: (order) => `Decidido: seu pagamento do pedido ${order} está mantido`,
      lead: (amount, order) => `A questão sobre seu pagamento de ${amount} do pedido ${order} está encerrada, e o pagamento está mantido.`,
      note: 'O que você comprou está aberto de novo.',
    },
    disputeLost: {
      subject: (order) => `Seu banco retoma o pagamento do pedido ${order}`,
      lead: (amount, order) => `Seu banco decidiu que ${amount} do pedido ${order} voltam para você.`,
      note: 'O dinheiro vem do seu banco, não de nós: não enviamos outro reembolso.',
      ended: (products) => `Seu acesso a ${products} terminou.`,
    },
    row: { amount: 'Valor' },
  },
  ar: {
    review: {
      subject: (order) => `نراجع دفعتك للطلب ${order}`,
      lead: (amount, order) => `دفعتك للطلب ${order} وقدره ${amount} يجب أن يراجعها شخص قبل أن يُفتح شيء.`,
      note: 'لا يلزمك شيء، ونرجو ألا تدفع مرة أخرى. ما وصل إما يُحتسب للطلب وإما يعود إليك.',
    },
    cameBack: {
      subject: (order) => `عاد إلينا المبلغ المسترد للطلب ${order}`,
      lead: (amount, order) => `أعدنا إليك ${amount} عن الطلب ${order} ولم يقبله مصرفك.`,
      note: 'المال عندنا من جديد ونبحث معك عن طريق آخر. أجب عن هذه الرسالة إن تغيّر حسابك أو بطاقتك.',
      opensAgain: 'وحتى ذلك الحين يبقى الطلب كما كان قبل الاسترداد: ما أغلقه مفتوح من جديد.',
    },
    disputed: {
      subject: (order) => `يسأل مصرفك عن الطلب ${order}`,
      lead: (amount, order) => `يعترض مصرفك على دفعتك وقدرها ${amount} للطلب ${order}. ووصولك موقوف إلى أن يُبتّ في الأمر.`,
      note: 'القرار لمصرفك، وقد يستغرق بضعة أسابيع. وسنخبرك بالنتيجة.',
      mistake: 'إن كان ذلك خطأ فأخبر مصرفك بأنك تعرف هذه الدفعة، ويُفتح وصولك من جديد حالما يؤكد المصرف ذلك.',
    },
    disputeWon: {
      subject: (order) => `تقرر: دفعتك للطلب ${order} قائمة`,
      lead: (amount, order) => `انتهى السؤال عن دفعتك وقدرها ${amount} للطلب ${order}، والدفعة قائمة.`,
      note: 'ما اشتريته مفتوح من جديد.',
    },
    disputeLost: {
      subject: (order) => `يسترد مصرفك دفعة الطلب ${order}`,
      lead: (amount, order) => `قرر مصرفك أن يعود إليك ${amount} من الطلب ${order}.`,
      note: 'يأتيك المال من مصرفك لا منا، ولا نرسل استردادًا آخر معه.',
      ended: (products) => `انتهى وصولك إلى ${products}.`,
    },
    row: { amount: 'المبلغ' },
  },
};
