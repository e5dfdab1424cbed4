import type { Locale } from '../letter';

/** What the letter says that asks a customer to recommend what they bought. */
interface CustomerWords {
  readonly subject: (program: string) => string;
  readonly lead: (program: string, rate: string) => string;
  readonly button: string;
  readonly once: string;
}

export const CUSTOMER_WORDS: Readonly<Record<Locale, CustomerWords>> = {
  en: {
    subject: (program) => `Recommend us: ${program}`,
    lead: (program, rate) =>
      `You bought from us. Recommend it to others and earn ${rate} of each sale: one press, and you are in ${program}.`,
    button: 'See the terms and join',
    once: 'We write about this only once.',
  },
  fr: {
    subject: (program) => `Recommandez-nous : ${program}`,
    lead: (program, rate) =>
      `Vous avez acheté chez nous. Recommandez-le et gagnez ${rate} de chaque vente : une pression, et vous êtes dans ${program}.`,
    button: 'Voir les conditions et entrer',
    once: 'Nous n’écrivons à ce sujet qu’une fois.',
  },
  es: {
    subject: (program) => `Recomiéndanos: ${program}`,
    lead: (program, rate) => `Nos has comprado algo. Recomiéndalo y gana ${rate} de cada venta: una pulsación y estás en ${program}.`,
    button: 'Ver las condiciones y entrar',
    once: 'Escribimos sobre esto una sola vez.',
  },
  'pt-BR': {
    subject: (program) => `Recomende-nos: ${program}`,
    lead: (program, rate) => `Você comprou conosco. Recomende e ganhe ${rate} de cada venda: um toque, e você está em ${program}.`,
    button: 'Ver as condições e entrar',
    once: 'Escrevemos sobre isto só uma vez.',
  },
  ar: {
    subject: (program) => `أوصِ بنا: ${program}`,
    lead: (program, rate) => `لقد اشتريت منا. أوصِ غيرك واكسب ${rate} من كل عملية بيع: بضغطة واحدة تنضم إلى ${program}.`,
    button: 'اطّلع على الشروط وانضم',
    once: 'نكتب إليك بهذا الشأن مرة واحدة فقط.',
  },
};
