import type { Locale } from '../letter';

interface TierLetterWords {
  readonly subject: (tier: string, program: string) => string;
  readonly lead: (tier: string, program: string, day: string) => string;
  readonly note: string;
}

/** Words of the mails about tiers. */
export const TIER_MAIL_WORDS: Readonly<
  Record<Locale, { readonly button: string; readonly reached: TierLetterWords; readonly ending: TierLetterWords }>
> = {
  en: {
    button: 'See what it pays',
    reached: {
      subject: (tier, program) => `You have reached ${tier} in the program ${program}`,
      lead: (tier, program, day) => `With your sale of ${day} you have reached the tier ${tier} in the program ${program}.`,
      note: 'It holds for every order from now on. Orders of before keep what they paid.',
    },
    ending: {
      subject: (tier, program) => `Your tier ${tier} in the program ${program} ends soon`,
      lead: (tier, program, day) => `Your tier ${tier} in the program ${program} holds until ${day}, unless you reach it again before.`,
      note: 'Orders until then keep what they paid, whatever comes after.',
    },
  },
  fr: {
    button: 'Voir ce qu’il rapporte',
    reached: {
      subject: (tier, program) => `Vous avez atteint ${tier} dans le programme ${program}`,
      lead: (tier, program, day) => `Avec votre vente du ${day}, vous avez atteint le palier ${tier} dans le programme ${program}.`,
      note: 'Il vaut pour toutes les commandes à partir de maintenant. Les commandes d’avant gardent ce qu’elles ont rapporté.',
    },
    ending: {
      subject: (tier, program) => `Votre palier ${tier} dans le programme ${program} se termine bientôt`,
      lead: (tier, program, day) =>
        `Votre palier ${tier} dans le programme ${program} vaut jusqu’au ${day}, sauf si vous l’atteignez de nouveau avant.`,
      note: 'Les commandes faites d’ici là gardent ce qu’elles ont rapporté, quoi qu’il arrive ensuite.',
    },
  },
  es: {
    button: 'Ver lo que paga',
    reached: {
      subject: (tier, program) => `Has alcanzado ${tier} en el programa ${program}`,
      lead: (tier, program, day) => `Con tu venta del ${day} has alcanzado el nivel ${tier} en el programa ${program}.`,
      note: 'Vale para todos los pedidos a partir de ahora. Los pedidos anteriores conservan lo que pagaron.',
    },
    ending: {
      subject: (tier, program) => `Tu nivel ${tier} en el programa ${program} termina pronto`,
      lead: (tier, program, day) =>
        `Tu nivel ${tier} en el programa ${program} vale hasta el ${day}, salvo que lo alcances de nuevo antes.`,
      note: 'Los pedidos hechos hasta entonces conservan lo que pagaron, pase lo que pase después.',
    },
  },
  'pt-BR': {
    button: 'Ver o que ele paga',
    reached: {
      subject: (tier, program) => `Você alcançou ${tier} no programa ${program}`,
      lead: (tier, program, day) => `Com a sua venda de ${day} você alcançou o nível ${tier} no programa ${program}.`,
      note: 'Ele vale para todos os pedidos a partir de agora. Os pedidos anteriores mantêm o que pagaram.',
    },
    ending: {
      subject: (tier, program) => `Seu nível ${tier} no programa ${program} termina em breve`,
      lead: (tier, program, day) => `Seu nível ${tier} no programa ${program} vale até ${day}, a não ser que você o alcance de novo antes.`,
      note: 'Os pedidos feitos até lá mantêm o que pagaram, aconteça o que acontecer depois.',
    },
  },
  ar: {
    button: 'انظر ما يدفعه',
    reached: {
      subject: (tier, program) => `لقد بلغت ${tier} في برنامج ${program}`,
      lead: (tier, program, day) => `بمبيعتك في ${day} بلغت المستوى ${tier} في برنامج ${program}.`,
      note: 'يسري على كل الطلبات من الآن فصاعدًا. والطلبات السابقة تحتفظ بما دفعته.',
    },
    ending: {
      subject: (tier, program) => `مستواك ${tier} في برنامج ${program} ينتهي قريبًا`,
      lead: (tier, program, day) => `يسري مستواك ${tier} في برنامج ${program} حتى ${day}، ما لم تبلغه من جديد قبل ذلك.`,
      note: 'الطلبات حتى ذلك اليوم تحتفظ بما دفعته، مهما حدث بعده.',
    },
  },
};
