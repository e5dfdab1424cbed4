import type { Locale } from '../letter';

interface ContractLetterWords {
  readonly subject: (program: string) => string;
  readonly lead: (program: string, day: string) => string;
  readonly button: string;
  readonly note: string;
}

/** Words of the mails about an affiliate's contract. */
export const CONTRACT_MAIL_WORDS: Readonly<Record<Locale, Readonly<Record<'notice' | 'ending' | 'ended', ContractLetterWords>>>> = {
  en: {
    notice: {
      subject: (program) => `New terms in the program ${program}`,
      lead: (program, day) => `The program ${program} offers new terms. They cannot apply to you before ${day}.`,
      button: 'Compare and answer',
      note: 'Until you accept them, or a revision date of your contract has passed, your present terms stay. Sales made before keep theirs.',
    },
    ending: {
      subject: (program) => `Your contract in the program ${program} is ending`,
      lead: (program, day) => `Your contract in the program ${program} holds until ${day}. You can renew it now.`,
      button: 'Read and renew',
      note: 'After its end no new sale counts for you until you renew it. What you earned stays yours.',
    },
    ended: {
      subject: (program) => `Your contract in the program ${program} has ended`,
      lead: (program, day) => `Your contract in the program ${program} ended on ${day}. New sales do not count for you until you renew it.`,
      button: 'Read and renew',
      note: 'What you earned before stays yours.',
    },
  },
  fr: {
    notice: {
      subject: (program) => `Nouvelles conditions dans le programme ${program}`,
      lead: (program, day) =>
        `Le programme ${program} propose de nouvelles conditions. Elles ne peuvent pas s’appliquer à vous avant le ${day}.`,
      button: 'Comparer et répondre',
      note: 'Tant que vous ne les acceptez pas, et qu’aucune date de révision de votre contrat n’est passée, vos conditions actuelles restent. Les ventes faites avant gardent les leurs.',
    },
    ending: {
      subject: (program) => `Votre contrat dans le programme ${program} se termine bientôt`,
      lead: (program, day) => `Votre contrat dans le programme ${program} vaut jusqu’au ${day}. Vous pouvez le renouveler dès maintenant.`,
      button: 'Lire et renouveler',
      note: 'Après sa fin, aucune nouvelle vente ne compte pour vous avant son renouvellement. Ce que vous avez gagné vous reste.',
    },
    ended: {
      subject: (program) => `Votre contrat dans le programme ${program} est terminé`,
      lead: (program, day) =>
        `Votre contrat dans le programme ${program} s’est terminé le ${day}. Les nouvelles ventes ne comptent pas pour vous avant son renouvellement.`,
      button: 'Lire et renouveler',
      note: 'Ce que vous avez gagné avant vous reste.',
    },
  },
  es: {
    notice: {
      subject: (program) => `Nuevas condiciones en el programa ${program}`,
      lead: (program, day) => `El programa ${program} ofrece nuevas condiciones. No pueden aplicarse a ti antes del ${day}.`,
      button: 'Comparar y responder',
      note: 'Mientras no las aceptes, ni haya pasado una fecha de revisión de tu contrato, siguen tus condiciones actuales. Las ventas anteriores conservan las suyas.',
    },
    ending: {
      subject: (program) => `Tu contrato en el programa ${program} termina pronto`,
      lead: (program, day) => `Tu contrato en el programa ${program} vale hasta el ${day}. Ya puedes renovarlo.`,
      button: 'Leer y renovar',
      note: 'Después no contará ninguna venta nueva para ti hasta que lo renueves. Lo que ganaste sigue siendo tuyo.',
    },
    ended: {
      subject: (program) => `Tu contrato en el programa ${program} ha terminado`,
      lead: (program, day) =>
        `Tu contrato en el programa ${program} terminó el ${day}. Las ventas nuevas no cuentan para ti hasta que lo renueves.`,
      button: 'Leer y renovar',
      note: 'Lo que ganaste antes sigue siendo tuyo.',
    },
  },
  'pt-BR': {
    notice: {
      subject: (program) => `Novas condições no programa ${program}`,
      lead: (program, day) => `O programa ${program} oferece novas condições. Elas não podem valer para você antes de ${day}.`,
      button: 'Comparar e responder',
      note: 'Enquanto você não as aceitar, nem passar uma data de revisão do seu contrato, as suas condições atuais continuam. As vendas feitas antes mantêm as delas.',
    },
    ending: {
      subject: (program) => `Seu contrato no programa ${program} está terminando`,
      lead: (program, day) => `Seu contrato no programa ${program} vale até ${day}. Você já pode renová-lo.`,
      button: 'Ler e renovar',
      note: 'Depois do fim nenhuma venda nova conta para você até a renovação. O que você ganhou continua seu.',
    },
    ended: {
      subject: (program) => `Seu contrato no programa ${program} terminou`,
      lead: (program, day) =>
        `Seu contrato no programa ${program} terminou em ${day}. As vendas novas não contam para você até a renovação.`,
      button: 'Ler e renovar',
      note: 'O que você ganhou antes continua seu.',
    },
  },
  ar: {
    notice: {
      subject: (program) => `شروط جديدة في برنامج ${program}`,
      lead: (program, day) => `يعرض برنامج ${program} شروطًا جديدة. لا يمكن أن تسري عليك قبل ${day}.`,
      button: 'قارن وأجب',
      note: 'ما لم تقبلها، وما لم يمرّ تاريخ مراجعة لعقدك، تبقى شروطك الحالية. والمبيعات السابقة تبقى على شروطها.',
    },
    ending: {
      subject: (program) => `عقدك في برنامج ${program} يوشك أن ينتهي`,
      lead: (program, day) => `يسري عقدك في برنامج ${program} حتى ${day}. يمكنك تجديده الآن.`,
      button: 'اقرأ وجدّد',
      note: 'بعد انتهائه لا يُحتسب لك أي بيع جديد حتى تجدّده. وما كسبته يبقى لك.',
    },
    ended: {
      subject: (program) => `انتهى عقدك في برنامج ${program}`,
      lead: (program, day) => `انتهى عقدك في برنامج ${program} في ${day}. لا تُحتسب لك المبيعات الجديدة حتى تجدّده.`,
      button: 'اقرأ وجدّد',
      note: 'ما كسبته من قبل يبقى لك.',
    },
  },
};
