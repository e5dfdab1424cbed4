import type { Locale, PartingMail } from '../letter';

interface Said {
  readonly subject: (program: string) => string;
  readonly lead: (program: string, day: string) => string;
  readonly note: string;
}
type Words = Readonly<Record<PartingMail['what'], Said>> & { readonly reason: (reason: string) => string; readonly button: string };

/** Words of the mails about a contract that one side ends. */
export const PARTING_WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    left: {
      subject: (program) => `You have left the program ${program}`,
      lead: (program, day) => `You left the program ${program} on ${day}. New sales do not count for you.`,
      note: 'What you earned before stays yours and is paid as agreed. You can apply again at any time.',
    },
    ended: {
      subject: (program) => `Your contract in the program ${program} ends`,
      lead: (program, day) => `The shop ends your contract in the program ${program} on ${day}. Until then sales count as before.`,
      note: 'What you earned stays yours and is paid as agreed, after that day too.',
    },
    kept: {
      subject: (program) => `Your contract in the program ${program} goes on`,
      lead: (program) => `The shop has taken its notice back: your contract in the program ${program} holds as before.`,
      note: 'Nothing has changed in the terms.',
    },
    reason: (reason) => `In the words of the shop: ${reason}`,
    button: 'Read the contract',
  },
  fr: {
    left: {
      subject: (program) => `Vous avez quitté le programme ${program}`,
      lead: (program, day) => `Vous avez quitté le programme ${program} le ${day}. Les nouvelles ventes ne comptent plus pour vous.`,
      note: 'Ce que vous avez gagné avant reste à vous et sera payé comme convenu. Vous pouvez postuler de nouveau à tout moment.',
    },
    ended: {
      subject: (program) => `Votre contrat dans le programme ${program} prend fin`,
      lead: (program, day) =>
        `La boutique met fin à votre contrat dans le programme ${program} le ${day}. D’ici là, les ventes comptent comme avant.`,
      note: 'Ce que vous avez gagné reste à vous et sera payé comme convenu, aussi après cette date.',
    },
    kept: {
      subject: (program) => `Votre contrat dans le programme ${program} continue`,
      lead: (program) => `La boutique est revenue sur sa décision : votre contrat dans le programme ${program} tient comme avant.`,
      note: 'Rien n’a changé dans les conditions.',
    },
    reason: (reason) => `Dans les mots de la boutique : ${reason}`,
    button: 'Lire le contrat',
  },
  es: {
    left: {
      subject: (program) => `Has dejado el programa ${program}`,
      lead: (program, day) => `Dejaste el programa ${program} el ${day}. Las ventas nuevas ya no cuentan para ti.`,
      note: 'Lo que ganaste antes sigue siendo tuyo y se paga según lo acordado. Puedes solicitarlo de nuevo cuando quieras.',
    },
    ended: {
      subject: (program) => `Tu contrato en el programa ${program} termina`,
      lead: (program, day) =>
        `La tienda termina tu contrato en el programa ${program} el ${day}. Hasta entonces las ventas cuentan como antes.`,
      note: 'Lo que ganaste sigue siendo tuyo y se paga según lo acordado, también después de ese día.',
    },
    kept: {
      subject: (program) => `Tu contrato en el programa ${program} continúa`,
      lead: (program) => `La tienda ha retirado su aviso: tu contrato en el programa ${program} sigue como antes.`,
      note: 'Nada ha cambiado en las condiciones.',
    },
    reason: (reason) => `En palabras de la tienda: ${reason}`,
    button: 'Leer el contrato',
  },
  'pt-BR': {
    left: {
      subject: (program) => `Você saiu do programa ${program}`,
      lead: (program, day) => `Você saiu do programa ${program} em ${day}. Vendas novas não contam mais para você.`,
      note: 'O que você ganhou antes continua seu e é pago como combinado. Você pode se candidatar de novo quando quiser.',
    },
    ended: {
      subject: (program) => `Seu contrato no programa ${program} termina`,
      lead: (program, day) => `A loja encerra seu contrato no programa ${program} em ${day}. Até lá as vendas contam como antes.`,
      note: 'O que você ganhou continua seu e é pago como combinado, também depois desse dia.',
    },
    kept: {
      subject: (program) => `Seu contrato no programa ${program} continua`,
      lead: (program) => `A loja retirou o aviso: seu contrato no programa ${program} vale como antes.`,
      note: 'Nada mudou nas condições.',
    },
    reason: (reason) => `Nas palavras da loja: ${reason}`,
    button: 'Ler o contrato',
  },
  ar: {
    left: {
      subject: (program) => `لقد غادرت البرنامج ${program}`,
      lead: (program, day) => `غادرت البرنامج ${program} في ${day}. لم تعد المبيعات الجديدة تُحتسب لك.`,
      note: 'ما كسبته من قبل يبقى لك ويُدفع كما اتُّفق عليه. يمكنك التقدّم من جديد متى شئت.',
    },
    ended: {
      subject: (program) => `عقدك في البرنامج ${program} ينتهي`,
      lead: (program, day) => `ينهي المتجر عقدك في البرنامج ${program} في ${day}. وحتى ذلك اليوم تُحتسب المبيعات كما من قبل.`,
      note: 'ما كسبته يبقى لك ويُدفع كما اتُّفق عليه، وبعد ذلك اليوم أيضًا.',
    },
    kept: {
      subject: (program) => `عقدك في البرنامج ${program} مستمر`,
      lead: (program) => `سحب المتجر إشعاره: عقدك في البرنامج ${program} سارٍ كما كان.`,
      note: 'لم يتغيّر شيء في الشروط.',
    },
    reason: (reason) => `بكلمات المتجر: ${reason}`,
    button: 'اقرأ العقد',
  },
};
