import type { Locale, MailFacts } from '../letter';

type What = MailFacts['bonus_decided']['what'];
type Decided = readonly [subject: string, lead: (title: string, product: string) => string];

/** What letters about bonuses of affiliates say. */
interface BonusWords {
  readonly given: {
    readonly subject: (title: string) => string;
    readonly lead: (title: string, from: string, product: string) => string;
    readonly button: string;
    readonly note: string;
  };
  readonly decided: Readonly<Record<What, Decided>> & { readonly why: (reason: string) => string; readonly button: string };
}

export const BONUS_MAIL_WORDS: Readonly<Record<Locale, BonusWords>> = {
  en: {
    given: {
      subject: (title) => `Your bonus: ${title}`,
      lead: (title, from, product) => `${title}, which ${from} gives you along with ${product}, is in your library now.`,
      button: 'Open your library',
      note: 'It stays open for as long as what you bought does. A bonus on the giver’s own site is reached from the library, and nothing about you is passed on.',
    },
    decided: {
      approved: [
        'Your bonus is approved',
        (title, product) => `Buyers of ${product} who come through you see ${title} at the checkout from now on.`,
      ],
      declined: ['Your bonus was not approved', (title, product) => `${title} is not given to buyers of ${product}.`],
      stopped: ['Your bonus was stopped', (title, product) => `${title} is not given to buyers of ${product} any longer.`],
      why: (reason) => `The reason: ${reason}`,
      button: 'Open your bonuses',
    },
  },
  fr: {
    given: {
      subject: (title) => `Votre bonus : ${title}`,
      lead: (title, from, product) => `${title}, que ${from} vous offre avec ${product}, est maintenant dans votre bibliothèque.`,
      button: 'Ouvrir la bibliothèque',
      note: 'Il reste ouvert aussi longtemps que ce que vous avez acheté. Un bonus sur le site de la personne qui l’offre s’ouvre depuis la bibliothèque, et rien sur vous n’est transmis.',
    },
    decided: {
      approved: [
        'Votre bonus est approuvé',
        (title, product) => `Les acheteurs de ${product} venus par vous voient désormais ${title} au paiement.`,
      ],
      declined: ['Votre bonus n’a pas été approuvé', (title, product) => `${title} n’est pas offert aux acheteurs de ${product}.`],
      stopped: ['Votre bonus est arrêté', (title, product) => `${title} n’est plus offert aux acheteurs de ${product}.`],
      why: (reason) => `Le motif : ${reason}`,
      button: 'Ouvrir vos bonus',
    },
  },
  es: {
    given: {
      subject: (title) => `Tu bono: ${title}`,
      lead: (title, from, product) => `${title}, que ${from} te regala con ${product}, ya está en tu biblioteca.`,
      button: 'Abrir tu biblioteca',
      note: 'Sigue abierto mientras lo esté lo que compraste. A un bono en el sitio de quien lo regala se llega desde la biblioteca, y no se transmite nada sobre ti.',
    },
    decided: {
      approved: ['Tu bono está aprobado', (title, product) => `Quien compre ${product} por ti verá ${title} al pagar desde ahora.`],
      declined: ['Tu bono no se aprobó', (title, product) => `${title} no se da a quien compra ${product}.`],
      stopped: ['Tu bono se detuvo', (title, product) => `${title} ya no se da a quien compra ${product}.`],
      why: (reason) => `El motivo: ${reason}`,
      button: 'Abrir tus bonos',
    },
  },
  'pt-BR': {
    given: {
      subject: (title) => `Seu bônus: ${title}`,
      lead: (title, from, product) => `${title}, que ${from} dá a você com ${product}, já está na sua biblioteca.`,
      button: 'Abrir a biblioteca',
      note: 'Fica aberto enquanto o que você comprou estiver. A um bônus no site de quem o dá se chega pela biblioteca, e nada sobre você é repassado.',
    },
    decided: {
      approved: [
        'Seu bônus foi aprovado',
        (title, product) => `Quem comprar ${product} por você vê ${title} no pagamento a partir de agora.`,
      ],
      declined: ['Seu bônus não foi aprovado', (title, product) => `${title} não é dado a quem compra ${product}.`],
      stopped: ['Seu bônus foi interrompido', (title, product) => `${title} não é mais dado a quem compra ${product}.`],
      why: (reason) => `O motivo: ${reason}`,
      button: 'Abrir seus bônus',
    },
  },
  ar: {
    given: {
      subject: (title) => `هديتك: ${title}`,
      lead: (title, from, product) => `أصبح في مكتبتك ${title} الذي يقدمه لك ${from} مع ${product}.`,
      button: 'افتح مكتبتك',
      note: 'يبقى مفتوحًا ما دام ما اشتريته مفتوحًا. الهدية التي على موقع مقدمها تصل إليها من المكتبة، ولا يُنقل أي شيء عنك.',
    },
    decided: {
      approved: ['تمت الموافقة على هديتك', (title, product) => `من الآن يرى من يشتري ${product} عن طريقك ${title} عند الدفع.`],
      declined: ['لم تتم الموافقة على هديتك', (title, product) => `لا يُقدَّم ${title} لمن يشتري ${product}.`],
      stopped: ['أُوقفت هديتك', (title, product) => `لم يعد ${title} يُقدَّم لمن يشتري ${product}.`],
      why: (reason) => `السبب: ${reason}`,
      button: 'افتح هداياك',
    },
  },
};
