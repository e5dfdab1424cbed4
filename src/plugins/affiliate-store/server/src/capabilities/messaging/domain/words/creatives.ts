import type { Locale, MailFacts } from '../letter';

type What = MailFacts['creative_request_told']['what'];
type Told = readonly [subject: string, lead: (program: string) => string];

/** What letters about a piece somebody asked for say. */
interface CreativeWords extends Readonly<Record<What, Told>> {
  readonly size: string;
  readonly wrote: (text: string) => string;
  readonly button: string;
}

export const CREATIVE_MAIL_WORDS: Readonly<Record<Locale, CreativeWords>> = {
  en: {
    received: ['We have your request for a creative', (program) => `Thank you: somebody looks at what you asked for in ${program}.`],
    message: ['About the creative you asked for', (program) => `We wrote to you about the creative you asked for in ${program}.`],
    proposed: [
      'A creative for you',
      (program) => `Here is our proposal for what you asked for in ${program}. Accept it, or tell us what should change.`,
    ],
    accepted: [
      'Your creative is ready',
      (program) => `You accepted our proposal in ${program}. It is among your creatives, with your link inside.`,
    ],
    declined: ['The creative you asked for', (program) => `We cannot make what you asked for in ${program}.`],
    size: 'Size',
    wrote: (text) => `What we write to you: ${text}`,
    button: 'Open the request',
  },
  fr: {
    received: ['Nous avons reçu votre demande de visuel', (program) => `Merci : quelqu’un examine votre demande pour ${program}.`],
    message: ['À propos du visuel demandé', (program) => `Nous vous avons écrit à propos du visuel demandé pour ${program}.`],
    proposed: [
      'Un visuel pour vous',
      (program) => `Voici notre proposition pour ${program}. Acceptez-la, ou dites-nous ce qu’il faut changer.`,
    ],
    accepted: [
      'Votre visuel est prêt',
      (program) => `Vous avez accepté notre proposition pour ${program}. Elle est parmi vos visuels, avec votre lien.`,
    ],
    declined: ['Le visuel demandé', (program) => `Nous ne pouvons pas réaliser ce que vous avez demandé pour ${program}.`],
    size: 'Taille',
    wrote: (text) => `Ce que nous vous écrivons : ${text}`,
    button: 'Ouvrir la demande',
  },
  es: {
    received: ['Tenemos tu solicitud de material', (program) => `Gracias: alguien está viendo lo que pediste para ${program}.`],
    message: ['Sobre el material que pediste', (program) => `Te hemos escrito sobre el material que pediste para ${program}.`],
    proposed: [
      'Material para ti',
      (program) => `Esta es nuestra propuesta para lo que pediste en ${program}. Acéptala o dinos qué debe cambiar.`,
    ],
    accepted: [
      'Tu material está listo',
      (program) => `Has aceptado nuestra propuesta para ${program}. Está entre tus materiales, con tu enlace dentro.`,
    ],
    declined: ['El material que pediste', (program) => `No podemos hacer lo que pediste para ${program}.`],
    size: 'Tamaño',
    wrote: (text) => `Lo que te escribimos: ${text}`,
    button: 'Abrir la solicitud',
  },
  'pt-BR': {
    received: ['Recebemos seu pedido de material', (program) => `Obrigado: alguém está vendo o que você pediu para ${program}.`],
    message: ['Sobre o material que você pediu', (program) => `Escrevemos a você sobre o material que pediu para ${program}.`],
    proposed: [
      'Um material para você',
      (program) => `Esta é a nossa proposta para o que você pediu em ${program}. Aceite-a ou diga o que deve mudar.`,
    ],
    accepted: [
      'Seu material está pronto',
      (program) => `Você aceitou a nossa proposta para ${program}. Ela está entre os seus materiais, com o seu link.`,
    ],
    declined: ['O material que você pediu', (program) => `Não podemos fazer o que você pediu para ${program}.`],
    size: 'Tamanho',
    wrote: (text) => `O que escrevemos a você: ${text}`,
    button: 'Abrir o pedido',
  },
  ar: {
    received: ['وصلنا طلبك لمادة دعائية', (program) => `شكرًا لك: ينظر أحدنا فيما طلبته لبرنامج ${program}.`],
    message: ['بخصوص المادة التي طلبتها', (program) => `كتبنا إليك بخصوص المادة التي طلبتها لبرنامج ${program}.`],
    proposed: ['مادة دعائية لك', (program) => `هذا اقتراحنا لما طلبته لبرنامج ${program}. اقبله أو قل لنا ما الذي ينبغي تغييره.`],
    accepted: ['مادتك جاهزة', (program) => `قبلت اقتراحنا لبرنامج ${program}. تجده بين موادك وفيه رابطك.`],
    declined: ['المادة التي طلبتها', (program) => `لا يمكننا إعداد ما طلبته لبرنامج ${program}.`],
    size: 'المقاس',
    wrote: (text) => `ما نكتبه إليك: ${text}`,
    button: 'افتح الطلب',
  },
};
