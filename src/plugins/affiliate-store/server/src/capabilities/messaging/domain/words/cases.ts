import type { BlockWord, Locale } from '../letter';

/** Words of the mails about what partners contest, and about blocks. */
interface CaseWords {
  readonly opened: { readonly subject: string; readonly lead: (day: string) => string; readonly note: string };
  readonly answered: string;
  readonly asked: string;
  readonly waits: string;
  readonly answer: string;
  readonly decided: Readonly<Record<'upheld' | 'partly' | 'declined', string>>;
  readonly paid: string;
  readonly reason: (reason: string) => string;
  readonly button: string;
  readonly blocked: {
    readonly subject: (program: string) => string;
    readonly lead: (program: string, why: string) => string;
    readonly codes: Readonly<Record<BlockWord, string>>;
    readonly reason: (reason: string) => string;
    readonly note: string;
    readonly button: string;
  };
}

export const CASE_MAIL_WORDS: Readonly<Record<Locale, CaseWords>> = {
  en: {
    opened: {
      subject: 'Your case is open',
      lead: (day) => `We look at what you contested and answer by ${day}.`,
      note: 'Until then nothing is lost: what is held stays held. You can add to your case at any time.',
    },
    answered: 'The shop wrote about your case',
    asked: 'The shop has a question about your case',
    waits: 'The case waits for your answer.',
    answer: 'Answer',
    decided: { upheld: 'Your case is upheld', partly: 'Your case is upheld in part', declined: 'Your case is declined' },
    paid: 'Booked for you',
    reason: (reason) => `The reason: ${reason}`,
    button: 'Open the case',
    blocked: {
      subject: (program) => `Your place in the program ${program} is blocked`,
      lead: (program, why) => `Your place in the program ${program} is blocked: ${why}.`,
      codes: {
        FRAUD: 'suspected fraud',
        COOKIE_STUFFING: 'clicks that nobody made',
        TERMS_BREACH: 'a breach of the terms',
        FAKE_ACCOUNT: 'account details that are not true',
        OTHER: 'for the reason below',
      },
      reason: (reason) => `In the words of the shop: ${reason}`,
      note: 'New clicks do not count. What you earned and were not paid yet is held, not deleted. You can appeal in your portal.',
      button: 'Read and appeal',
    },
  },
  fr: {
    opened: {
      subject: 'Votre contestation est ouverte',
      lead: (day) => `Nous examinons ce que vous contestez et répondons au plus tard le ${day}.`,
      note: 'D’ici là, rien n’est perdu : ce qui est bloqué reste bloqué. Vous pouvez compléter votre dossier à tout moment.',
    },
    answered: 'La boutique a écrit au sujet de votre contestation',
    asked: 'La boutique a une question sur votre contestation',
    waits: 'Le dossier attend votre réponse.',
    answer: 'Répondre',
    decided: {
      upheld: 'Votre contestation est acceptée',
      partly: 'Votre contestation est acceptée en partie',
      declined: 'Votre contestation est rejetée',
    },
    paid: 'Inscrit à votre crédit',
    reason: (reason) => `La raison : ${reason}`,
    button: 'Ouvrir le dossier',
    blocked: {
      subject: (program) => `Votre place dans le programme ${program} est bloquée`,
      lead: (program, why) => `Votre place dans le programme ${program} est bloquée : ${why}.`,
      codes: {
        FRAUD: 'soupçon de fraude',
        COOKIE_STUFFING: 'des clics que personne n’a faits',
        TERMS_BREACH: 'non-respect des conditions',
        FAKE_ACCOUNT: 'des données de compte inexactes',
        OTHER: 'pour la raison ci-dessous',
      },
      reason: (reason) => `Avec les mots de la boutique : ${reason}`,
      note: 'Les nouveaux clics ne comptent pas. Ce que vous avez gagné et qui n’est pas encore payé est bloqué, pas effacé. Vous pouvez faire appel dans votre espace.',
      button: 'Lire et faire appel',
    },
  },
  es: {
    opened: {
      subject: 'Tu reclamación está abierta',
      lead: (day) => `Revisamos lo que reclamas y respondemos a más tardar el ${day}.`,
      note: 'Hasta entonces no se pierde nada: lo retenido sigue retenido. Puedes añadir algo a tu reclamación en cualquier momento.',
    },
    answered: 'La tienda ha escrito sobre tu reclamación',
    asked: 'La tienda tiene una pregunta sobre tu reclamación',
    waits: 'La reclamación espera tu respuesta.',
    answer: 'Responder',
    decided: {
      upheld: 'Tu reclamación ha sido aceptada',
      partly: 'Tu reclamación ha sido aceptada en parte',
      declined: 'Tu reclamación ha sido rechazada',
    },
    paid: 'Anotado a tu favor',
    reason: (reason) => `El motivo: ${reason}`,
    button: 'Abrir la reclamación',
    blocked: {
      subject: (program) => `Tu lugar en el programa ${program} está bloqueado`,
      lead: (program, why) => `Tu lugar en el programa ${program} está bloqueado: ${why}.`,
      codes: {
        FRAUD: 'sospecha de fraude',
        COOKIE_STUFFING: 'clics que nadie hizo',
        TERMS_BREACH: 'incumplimiento de las condiciones',
        FAKE_ACCOUNT: 'datos de la cuenta que no son ciertos',
        OTHER: 'por el motivo de abajo',
      },
      reason: (reason) => `En palabras de la tienda: ${reason}`,
      note: 'Los clics nuevos no cuentan. Lo que ganaste y aún no se te ha pagado queda retenido, no borrado. Puedes apelar en tu portal.',
      button: 'Leer y apelar',
    },
  },
  'pt-BR': {
    opened: {
      subject: 'Sua contestação está aberta',
      lead: (day) => `Vamos analisar o que você contestou e responder até ${day}.`,
      note: 'Até lá nada se perde: o que está retido continua retido. Você pode acrescentar algo à contestação a qualquer momento.',
    },
    answered: 'A loja escreveu sobre a sua contestação',
    asked: 'A loja tem uma pergunta sobre a sua contestação',
    waits: 'A contestação aguarda a sua resposta.',
    answer: 'Responder',
    decided: {
      upheld: 'Sua contestação foi aceita',
      partly: 'Sua contestação foi aceita em parte',
      declined: 'Sua contestação foi recusada',
    },
    paid: 'Lançado a seu favor',
    reason: (reason) => `O motivo: ${reason}`,
    button: 'Abrir a contestação',
    blocked: {
      subject: (program) => `Seu lugar no programa ${program} está bloqueado`,
      lead: (program, why) => `Seu lugar no programa ${program} está bloqueado: ${why}.`,
      codes: {
        FRAUD: 'suspeita de fraude',
        COOKIE_STUFFING: 'cliques que ninguém fez',
        TERMS_BREACH: 'descumprimento dos termos',
        FAKE_ACCOUNT: 'dados da conta que não são verdadeiros',
        OTHER: 'pelo motivo abaixo',
      },
      reason: (reason) => `Nas palavras da loja: ${reason}`,
      note: 'Cliques novos não contam. O que você ganhou e ainda não recebeu fica retido, não apagado. Você pode recorrer no seu portal.',
      button: 'Ler e recorrer',
    },
  },
  ar: {
    opened: {
      subject: 'تم فتح اعتراضك',
      lead: (day) => `ننظر فيما اعترضت عليه ونجيب في موعد أقصاه ${day}.`,
      note: 'حتى ذلك الحين لا يضيع شيء: ما هو محجوز يبقى محجوزًا. ويمكنك أن تضيف إلى اعتراضك في أي وقت.',
    },
    answered: 'كتب إليك المتجر بشأن اعتراضك',
    asked: 'لدى المتجر سؤال بشأن اعتراضك',
    waits: 'الاعتراض ينتظر جوابك.',
    answer: 'أجب',
    decided: { upheld: 'قُبل اعتراضك', partly: 'قُبل اعتراضك جزئيًا', declined: 'رُفض اعتراضك' },
    paid: 'قُيّد لصالحك',
    reason: (reason) => `السبب: ${reason}`,
    button: 'افتح الاعتراض',
    blocked: {
      subject: (program) => `مكانك في برنامج ${program} محظور`,
      lead: (program, why) => `مكانك في برنامج ${program} محظور: ${why}.`,
      codes: {
        FRAUD: 'اشتباه في احتيال',
        COOKIE_STUFFING: 'نقرات لم يقم بها أحد',
        TERMS_BREACH: 'مخالفة للشروط',
        FAKE_ACCOUNT: 'بيانات حساب غير صحيحة',
        OTHER: 'للسبب أدناه',
      },
      reason: (reason) => `بكلمات المتجر: ${reason}`,
      note: 'النقرات الجديدة لا تُحتسب. وما كسبته ولم يُدفع لك بعد محجوز لا محذوف. يمكنك التظلّم في بوابتك.',
      button: 'اقرأ وتظلّم',
    },
  },
};
