import type { Locale } from '../letter';

interface TalkWords {
  readonly news: string;
  readonly tells: (title: string) => string;
  readonly subject: (program: string) => string;
  readonly wrote: (program: string) => string;
  readonly fromPartner: (affiliate: string) => string;
  readonly partnerWrote: (affiliate: string, program: string) => string;
  readonly answer: string;
  readonly once: string;
}

/** Words of the letters about news and messages. */
export const TALK_MAIL_WORDS: Readonly<Record<Locale, TalkWords>> = {
  en: {
    news: 'Read all news',
    tells: (title) => `News for affiliates: ${title}`,
    subject: (program) => `A message about the program ${program}`,
    wrote: (program) => `We wrote to you about the program ${program}.`,
    fromPartner: (affiliate) => `A message of ${affiliate}`,
    partnerWrote: (affiliate, program) => `${affiliate} wrote to you about the program ${program}.`,
    answer: 'Read and answer',
    once: 'No further letter comes until you have read it.',
  },
  fr: {
    news: 'Lire toutes les nouvelles',
    tells: (title) => `Des nouvelles pour les affiliés : ${title}`,
    subject: (program) => `Un message à propos du programme ${program}`,
    wrote: (program) => `Nous vous avons écrit à propos du programme ${program}.`,
    fromPartner: (affiliate) => `Un message de ${affiliate}`,
    partnerWrote: (affiliate, program) => `${affiliate} vous a écrit à propos du programme ${program}.`,
    answer: 'Lire et répondre',
    once: 'Aucun autre courriel ne part avant que vous l’ayez lu.',
  },
  es: {
    news: 'Leer todas las noticias',
    tells: (title) => `Noticias para los afiliados: ${title}`,
    subject: (program) => `Un mensaje sobre el programa ${program}`,
    wrote: (program) => `Te hemos escrito sobre el programa ${program}.`,
    fromPartner: (affiliate) => `Un mensaje de ${affiliate}`,
    partnerWrote: (affiliate, program) => `${affiliate} te ha escrito sobre el programa ${program}.`,
    answer: 'Leer y responder',
    once: 'No se envía otro correo hasta que lo hayas leído.',
  },
  'pt-BR': {
    news: 'Ler todas as notícias',
    tells: (title) => `Notícias para os afiliados: ${title}`,
    subject: (program) => `Uma mensagem sobre o programa ${program}`,
    wrote: (program) => `Escrevemos para você sobre o programa ${program}.`,
    fromPartner: (affiliate) => `Uma mensagem de ${affiliate}`,
    partnerWrote: (affiliate, program) => `${affiliate} escreveu para você sobre o programa ${program}.`,
    answer: 'Ler e responder',
    once: 'Nenhum outro e-mail é enviado até você ler.',
  },
  ar: {
    news: 'قراءة كل الأخبار',
    tells: (title) => `أخبار للمسوّقين: ${title}`,
    subject: (program) => `رسالة بشأن برنامج ${program}`,
    wrote: (program) => `كتبنا إليك بشأن برنامج ${program}.`,
    fromPartner: (affiliate) => `رسالة من ${affiliate}`,
    partnerWrote: (affiliate, program) => `كتب إليك ${affiliate} بشأن برنامج ${program}.`,
    answer: 'اقرأ وأجب',
    once: 'لن تصل رسالة أخرى بالبريد حتى تقرأها.',
  },
};
