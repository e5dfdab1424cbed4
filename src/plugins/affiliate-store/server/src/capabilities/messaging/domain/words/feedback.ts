import type { Locale } from '../letter';

type Said = (title: string) => string;

interface FeedbackWords {
  readonly subject: Said;
  readonly considered: Said;
  readonly planned: Said;
  readonly done: Said;
  readonly declined: Said;
  readonly board: string;
  readonly because: string;
}

/** Words of the letter about an entry of the feedback board. */
export const FEEDBACK_MAIL_WORDS: Readonly<Record<Locale, FeedbackWords>> = {
  en: {
    subject: (title) => `About ${title}`,
    considered: (title) => `The shop is considering ${title}.`,
    planned: (title) => `The shop plans ${title}.`,
    done: (title) => `Done: ${title}.`,
    declined: (title) => `The shop has decided against ${title}.`,
    board: 'To the board',
    because: 'You get this letter because you wrote this entry or stand behind it.',
  },
  fr: {
    subject: (title) => `À propos de ${title}`,
    considered: (title) => `La boutique examine ${title}.`,
    planned: (title) => `La boutique prévoit ${title}.`,
    done: (title) => `C’est fait : ${title}.`,
    declined: (title) => `La boutique ne donne pas suite à ${title}.`,
    board: 'Vers les avis',
    because: 'Vous recevez ce courriel parce que vous avez écrit cet avis ou le soutenez.',
  },
  es: {
    subject: (title) => `Sobre ${title}`,
    considered: (title) => `La tienda estudia ${title}.`,
    planned: (title) => `La tienda tiene previsto ${title}.`,
    done: (title) => `Hecho: ${title}.`,
    declined: (title) => `La tienda ha decidido no hacer ${title}.`,
    board: 'Ir a las sugerencias',
    because: 'Recibes esta carta porque escribiste esta entrada o la apoyas.',
  },
  'pt-BR': {
    subject: (title) => `Sobre ${title}`,
    considered: (title) => `A loja está avaliando ${title}.`,
    planned: (title) => `A loja planeja ${title}.`,
    done: (title) => `Feito: ${title}.`,
    declined: (title) => `A loja decidiu não seguir com ${title}.`,
    board: 'Ir para as sugestões',
    because: 'Você recebe esta carta porque escreveu esta sugestão ou a apoia.',
  },
  ar: {
    subject: (title) => `بشأن ${title}`,
    considered: (title) => `ينظر المتجر في: ${title}.`,
    planned: (title) => `يخطط المتجر لـ: ${title}.`,
    done: (title) => `تمّ: ${title}.`,
    declined: (title) => `قرر المتجر ألا يمضي في: ${title}.`,
    board: 'إلى لوحة الملاحظات',
    because: 'تصلك هذه الرسالة لأنك كتبت هذه الملاحظة أو تؤيدها.',
  },
};
