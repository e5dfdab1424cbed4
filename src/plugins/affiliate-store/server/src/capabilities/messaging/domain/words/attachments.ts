import type { Locale } from '../letter';

interface Told {
  readonly subject: (program: string) => string;
  readonly lead: (product: string, amount: string) => string;
  readonly note: string;
}

interface AttachmentWords {
  readonly attached: Told;
  readonly detached: Told;
  readonly reason: (reason: string) => string;
  readonly button: string;
}

/** Words of the mails about an order that was attached to another affiliate after it was paid. */
export const ATTACHMENT_WORDS: Readonly<Record<Locale, AttachmentWords>> = {
  en: {
    attached: {
      subject: (program) => `A sale in the program ${program} is yours now`,
      lead: (product, amount) => `The shop attached a sale of ${product} to you afterwards: ${amount} are added to what you earned.`,
      note: 'It is for this sale only. Its receipt in your portal says how the amount is reckoned.',
    },
    detached: {
      subject: (program) => `A sale in the program ${program} is no longer yours`,
      lead: (product, amount) =>
        `The shop attached a sale of ${product} to another affiliate afterwards: ${amount} are taken off what you earned.`,
      note: 'It is for this sale only. If you think that is wrong, reply to this message.',
    },
    reason: (reason) => `The shop’s reason: ${reason}`,
    button: 'Open my portal',
  },
  fr: {
    attached: {
      subject: (program) => `Une vente du programme ${program} est désormais la vôtre`,
      lead: (product, amount) =>
        `La boutique vous a rattaché après coup une vente de ${product} : ${amount} s’ajoutent à ce que vous avez gagné.`,
      note: 'Cela vaut pour cette vente seulement. Son reçu, dans votre portail, dit comment le montant est calculé.',
    },
    detached: {
      subject: (program) => `Une vente du programme ${program} n’est plus la vôtre`,
      lead: (product, amount) =>
        `La boutique a rattaché après coup une vente de ${product} à un autre affilié : ${amount} sont retirés de ce que vous avez gagné.`,
      note: 'Cela vaut pour cette vente seulement. Si cela vous semble une erreur, répondez à ce message.',
    },
    reason: (reason) => `Le motif de la boutique : ${reason}`,
    button: 'Ouvrir mon portail',
  },
  es: {
    attached: {
      subject: (program) => `Una venta del programa ${program} ahora es suya`,
      lead: (product, amount) => `La tienda le asignó después una venta de ${product}: ${amount} se suman a lo que ha ganado.`,
      note: 'Vale solo para esta venta. Su recibo, en su portal, dice cómo se calcula el importe.',
    },
    detached: {
      subject: (program) => `Una venta del programa ${program} ya no es suya`,
      lead: (product, amount) =>
        `La tienda asignó después una venta de ${product} a otro afiliado: ${amount} se restan de lo que ha ganado.`,
      note: 'Vale solo para esta venta. Si cree que es un error, responda a este mensaje.',
    },
    reason: (reason) => `El motivo de la tienda: ${reason}`,
    button: 'Abrir mi portal',
  },
  'pt-BR': {
    attached: {
      subject: (program) => `Uma venda do programa ${program} agora é sua`,
      lead: (product, amount) => `A loja atribuiu a você, depois, uma venda de ${product}: ${amount} somam-se ao que você ganhou.`,
      note: 'Vale só para esta venda. O recibo dela, no seu portal, diz como o valor é calculado.',
    },
    detached: {
      subject: (program) => `Uma venda do programa ${program} não é mais sua`,
      lead: (product, amount) =>
        `A loja atribuiu, depois, uma venda de ${product} a outro afiliado: ${amount} são descontados do que você ganhou.`,
      note: 'Vale só para esta venda. Se achar que é um engano, responda a esta mensagem.',
    },
    reason: (reason) => `O motivo da loja: ${reason}`,
    button: 'Abrir meu portal',
  },
  ar: {
    attached: {
      subject: (program) => `عملية بيع في برنامج ${program} أصبحت لك`,
      lead: (product, amount) => `نسب المتجر إليك لاحقًا عملية بيع ${product}: يُضاف ${amount} إلى ما ربحته.`,
      note: 'يخص ذلك هذه العملية وحدها. ويبيّن إيصالها في بوابتك كيف حُسب المبلغ.',
    },
    detached: {
      subject: (program) => `عملية بيع في برنامج ${program} لم تعد لك`,
      lead: (product, amount) => `نسب المتجر لاحقًا عملية بيع ${product} إلى مسوّق آخر: يُخصم ${amount} مما ربحته.`,
      note: 'يخص ذلك هذه العملية وحدها. إن رأيت في ذلك خطأ فأجب عن هذه الرسالة.',
    },
    reason: (reason) => `سبب المتجر: ${reason}`,
    button: 'فتح بوابتي',
  },
};
