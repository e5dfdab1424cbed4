import type { Locale } from '../letter';

interface HelpWords {
  readonly subject: string;
  readonly asked: (question: string) => string;
  readonly help: string;
  readonly toYou: string;
}

/** Words of the letter that answers a question of the help centre. */
export const HELP_MAIL_WORDS: Readonly<Record<Locale, HelpWords>> = {
  en: {
    subject: 'The answer to your question',
    asked: (question) => `You asked: ${question}`,
    help: 'To the help centre',
    toYou: 'This answer goes to you alone. You find it on your help page too.',
  },
  fr: {
    subject: 'La réponse à votre question',
    asked: (question) => `Vous avez demandé : ${question}`,
    help: 'Vers le centre d’aide',
    toYou: 'Cette réponse ne va qu’à vous. Elle est aussi sur votre page d’aide.',
  },
  es: {
    subject: 'La respuesta a tu pregunta',
    asked: (question) => `Preguntaste: ${question}`,
    help: 'Ir al centro de ayuda',
    toYou: 'Esta respuesta es solo para ti. También está en tu página de ayuda.',
  },
  'pt-BR': {
    subject: 'A resposta à sua pergunta',
    asked: (question) => `Você perguntou: ${question}`,
    help: 'Ir para a central de ajuda',
    toYou: 'Esta resposta é só para você. Ela também está na sua página de ajuda.',
  },
  ar: {
    subject: 'جواب سؤالك',
    asked: (question) => `سألت: ${question}`,
    help: 'إلى مركز المساعدة',
    toYou: 'هذا الجواب لك وحدك. وتجده أيضًا في صفحة المساعدة.',
  },
};
