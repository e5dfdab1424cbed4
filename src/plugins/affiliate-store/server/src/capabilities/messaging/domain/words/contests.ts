import type { Locale } from '../letter';

interface ContestWords {
  readonly subject: (contest: string, prize: string) => string;
  readonly rank: (rank: number, contest: string, program: string) => string;
  readonly bounty: (contest: string, program: string) => string;
  readonly prize: string;
  readonly booked: string;
  readonly button: string;
}

/** Words of the mail about a prize of a contest. */
export const CONTEST_MAIL_WORDS: Readonly<Record<Locale, ContestWords>> = {
  en: {
    subject: (contest, prize) => `${contest}: ${prize} for you`,
    rank: (rank, contest, program) => `You took place ${rank} in the contest ${contest} of the program ${program}.`,
    bounty: (contest, program) => `You reached the goal of ${contest} in the program ${program}.`,
    prize: 'Prize',
    booked: 'It is in your balance and is paid with your next payout.',
    button: 'See the contest',
  },
  fr: {
    subject: (contest, prize) => `${contest} : ${prize} pour vous`,
    rank: (rank, contest, program) => `Vous avez pris la place ${rank} au concours ${contest} du programme ${program}.`,
    bounty: (contest, program) => `Vous avez atteint l’objectif de ${contest} dans le programme ${program}.`,
    prize: 'Prix',
    booked: 'Il est dans votre solde et sera payé avec votre prochain versement.',
    button: 'Voir le concours',
  },
  es: {
    subject: (contest, prize) => `${contest}: ${prize} para ti`,
    rank: (rank, contest, program) => `Has quedado en el puesto ${rank} del concurso ${contest} del programa ${program}.`,
    bounty: (contest, program) => `Has alcanzado el objetivo de ${contest} en el programa ${program}.`,
    prize: 'Premio',
    booked: 'Está en tu saldo y se paga con tu próximo pago.',
    button: 'Ver el concurso',
  },
  'pt-BR': {
    subject: (contest, prize) => `${contest}: ${prize} para você`,
    rank: (rank, contest, program) => `Você ficou em ${rank}º lugar no concurso ${contest} do programa ${program}.`,
    bounty: (contest, program) => `Você alcançou a meta de ${contest} no programa ${program}.`,
    prize: 'Prêmio',
    booked: 'Está no seu saldo e será pago com o seu próximo pagamento.',
    button: 'Ver o concurso',
  },
  ar: {
    subject: (contest, prize) => `${contest}: ‏${prize} لك`,
    rank: (rank, contest, program) => `حللتَ في المرتبة ${rank} في مسابقة ${contest} من برنامج ${program}.`,
    bounty: (contest, program) => `بلغتَ هدف ${contest} في برنامج ${program}.`,
    prize: 'الجائزة',
    booked: 'هي في رصيدك وتُدفع مع دفعتك القادمة.',
    button: 'انظر المسابقة',
  },
};
