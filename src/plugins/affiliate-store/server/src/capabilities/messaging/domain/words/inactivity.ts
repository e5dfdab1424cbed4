import type { Locale } from '../letter';

interface IdleWords {
  readonly subject: (program: string) => string;
  readonly lead: (program: string, day: string, days: number) => string;
  readonly button: string;
  readonly note: string;
}

/** Words of the mails about a contract nobody sells by; `days` is always ninety or more. */
export const INACTIVITY_WORDS: Readonly<Record<Locale, Readonly<Record<'idle' | 'lapsed', IdleWords>>>> = {
  en: {
    idle: {
      subject: (program) => `Your place in ${program} ends without a sale`,
      lead: (program, day, days) =>
        `${program} ends contracts after ${days} days without a sale. Yours ends on ${day}, unless one comes before.`,
      button: 'Get my links',
      note: 'One sale is enough, and the days begin anew. What you earned stays yours in any case.',
    },
    lapsed: {
      subject: (program) => `Your contract in ${program} has ended`,
      lead: (program, day, days) =>
        `No sale came in ${days} days: your contract in ${program} ended on ${day}. New sales do not count for you.`,
      button: 'Read the contract',
      note: 'What you earned before stays yours and is paid as agreed. Write to us if you want to go on.',
    },
  },
  fr: {
    idle: {
      subject: (program) => `Votre place dans ${program} prend fin sans vente`,
      lead: (program, day, days) =>
        `${program} met fin aux contrats après ${days} jours sans vente. Le vôtre prend fin le ${day}, sauf si une vente arrive avant.`,
      button: 'Voir mes liens',
      note: 'Une seule vente suffit, et les jours repartent. Ce que vous avez gagné reste à vous dans tous les cas.',
    },
    lapsed: {
      subject: (program) => `Votre contrat dans ${program} a pris fin`,
      lead: (program, day, days) =>
        `Aucune vente en ${days} jours : votre contrat dans ${program} a pris fin le ${day}. Les nouvelles ventes ne comptent pas pour vous.`,
      button: 'Lire le contrat',
      note: 'Ce que vous avez gagné avant reste à vous et est versé comme convenu. Écrivez-nous si vous voulez continuer.',
    },
  },
  es: {
    idle: {
      subject: (program) => `Tu lugar en ${program} termina sin una venta`,
      lead: (program, day, days) =>
        `${program} termina los contratos tras ${days} días sin ventas. El tuyo termina el ${day}, salvo que llegue una antes.`,
      button: 'Ver mis enlaces',
      note: 'Una venta basta, y los días empiezan de nuevo. Lo que ganaste sigue siendo tuyo en todo caso.',
    },
    lapsed: {
      subject: (program) => `Tu contrato en ${program} ha terminado`,
      lead: (program, day, days) =>
        `No hubo ventas en ${days} días: tu contrato en ${program} terminó el ${day}. Las ventas nuevas no cuentan para ti.`,
      button: 'Leer el contrato',
      note: 'Lo que ganaste antes sigue siendo tuyo y se paga según lo acordado. Escríbenos si quieres seguir.',
    },
  },
  'pt-BR': {
    idle: {
      subject: (program) => `Seu lugar em ${program} termina sem uma venda`,
      lead: (program, day, days) =>
        `${program} encerra contratos após ${days} dias sem vendas. O seu termina em ${day}, a menos que venha uma antes.`,
      button: 'Ver meus links',
      note: 'Uma venda basta, e os dias recomeçam. O que você ganhou continua seu em qualquer caso.',
    },
    lapsed: {
      subject: (program) => `Seu contrato em ${program} terminou`,
      lead: (program, day, days) =>
        `Não houve vendas em ${days} dias: seu contrato em ${program} terminou em ${day}. Novas vendas não contam para você.`,
      button: 'Ler o contrato',
      note: 'O que você ganhou antes continua seu e é pago como combinado. Escreva para nós se quiser continuar.',
    },
  },
  ar: {
    idle: {
      subject: (program) => `مكانك في ${program} ينتهي دون بيع`,
      lead: (program, day, days) => `ينهي ${program} العقود بعد ${days} يومًا دون بيع. ينتهي عقدك في ${day} ما لم تأتِ عملية بيع قبل ذلك.`,
      button: 'عرض روابطي',
      note: 'تكفي عملية بيع واحدة لتبدأ الأيام من جديد. ما كسبته يبقى لك في كل الأحوال.',
    },
    lapsed: {
      subject: (program) => `انتهى عقدك في ${program}`,
      lead: (program, day, days) =>
        `لم تأتِ أي عملية بيع خلال ${days} يومًا: انتهى عقدك في ${program} في ${day}. لا تُحتسب لك المبيعات الجديدة.`,
      button: 'قراءة العقد',
      note: 'ما كسبته من قبل يبقى لك ويُدفع كما اتُّفق. اكتب إلينا إن أردت الاستمرار.',
    },
  },
};
