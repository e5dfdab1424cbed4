import type { Locale, MailFacts } from '../letter';

type Told = readonly [subject: string, lead: (program: string) => string];

/** What letters of affiliates to buyers say around them, and what their writers are told. */
interface RelayWords {
  readonly subject: (partner: string, subject: string) => string;
  readonly lead: (partner: string, products: string) => string;
  readonly wrote: (partner: string, text: string) => string;
  readonly blind: (partner: string) => string;
  readonly end: string;
  readonly button: string;
  readonly told: Readonly<Record<MailFacts['relay_told']['what'], Told>>;
  readonly letter: string;
  readonly because: (reason: string) => string;
  readonly open: string;
}

export const RELAY_MAIL_WORDS: Readonly<Record<Locale, RelayWords>> = {
  en: {
    subject: (partner, subject) => `${partner}: ${subject}`,
    lead: (partner, products) => `${partner}, who recommended ${products} to you, writes to you through us.`,
    wrote: (partner, text) => `${partner} writes: ${text}`,
    blind: (partner) => `We passed this on. ${partner} does not know your address, and a reply to this letter reaches nobody.`,
    end: 'You get this because you agreed to it. On the page behind the button you end it with one press, or report what should not have come.',
    button: 'End or report these letters',
    told: {
      approved: [
        'Your letter is on its way',
        (program) => `We have passed your letter in ${program} on to the buyers who agreed to read it.`,
      ],
      refused: ['Your letter was not passed on', (program) => `We have read your letter in ${program} and did not pass it on.`],
      stopped: ['Your letters to buyers are stopped', (program) => `Your letters in ${program} are stopped until we have looked at them.`],
      resumed: ['Your letters to buyers go on', (program) => `You may write to buyers in ${program} again.`],
    },
    letter: 'Letter',
    because: (reason) => `Why: ${reason}`,
    open: 'Open your letters',
  },
  fr: {
    subject: (partner, subject) => `${partner} : ${subject}`,
    lead: (partner, products) => `${partner}, qui vous a recommandé ${products}, vous écrit par notre intermédiaire.`,
    wrote: (partner, text) => `${partner} écrit : ${text}`,
    blind: (partner) =>
      `Nous avons transmis ce message. ${partner} ne connaît pas votre adresse, et une réponse à cette lettre n’arrive à personne.`,
    end: 'Vous le recevez parce que vous l’avez accepté. La page derrière le bouton permet d’y mettre fin d’un clic, ou de signaler un abus.',
    button: 'Arrêter ou signaler ces lettres',
    told: {
      approved: [
        'Votre lettre est en route',
        (program) => `Nous avons transmis votre lettre de ${program} aux acheteurs qui ont accepté de la lire.`,
      ],
      refused: ['Votre lettre n’a pas été transmise', (program) => `Nous avons lu votre lettre de ${program} et ne l’avons pas transmise.`],
      stopped: [
        'Vos lettres aux acheteurs sont suspendues',
        (program) => `Vos lettres de ${program} sont suspendues le temps que nous les examinions.`,
      ],
      resumed: ['Vos lettres aux acheteurs reprennent', (program) => `Vous pouvez de nouveau écrire aux acheteurs de ${program}.`],
    },
    letter: 'Lettre',
    because: (reason) => `Pourquoi : ${reason}`,
    open: 'Ouvrir vos lettres',
  },
  es: {
    subject: (partner, subject) => `${partner}: ${subject}`,
    lead: (partner, products) => `${partner}, que te recomendó ${products}, te escribe a través de nosotros.`,
    wrote: (partner, text) => `${partner} escribe: ${text}`,
    blind: (partner) => `Te lo hacemos llegar nosotros. ${partner} no conoce tu dirección, y una respuesta a esta carta no llega a nadie.`,
    end: 'La recibes porque lo aceptaste. En la página del botón lo terminas con un clic, o informas de lo que no debió llegar.',
    button: 'Terminar o denunciar estas cartas',
    told: {
      approved: [
        'Tu carta está en camino',
        (program) => `Hemos hecho llegar tu carta de ${program} a los compradores que aceptaron leerla.`,
      ],
      refused: ['Tu carta no se ha enviado', (program) => `Hemos leído tu carta de ${program} y no la hemos enviado.`],
      stopped: [
        'Tus cartas a compradores están detenidas',
        (program) => `Tus cartas de ${program} están detenidas hasta que las revisemos.`,
      ],
      resumed: ['Tus cartas a compradores continúan', (program) => `Puedes volver a escribir a los compradores de ${program}.`],
    },
    letter: 'Carta',
    because: (reason) => `Por qué: ${reason}`,
    open: 'Abrir tus cartas',
  },
  'pt-BR': {
    subject: (partner, subject) => `${partner}: ${subject}`,
    lead: (partner, products) => `${partner}, que recomendou ${products} a você, escreve por nosso intermédio.`,
    wrote: (partner, text) => `${partner} escreve: ${text}`,
    blind: (partner) =>
      `Nós repassamos esta mensagem. ${partner} não conhece o seu endereço, e uma resposta a esta carta não chega a ninguém.`,
    end: 'Você a recebe porque concordou. Na página do botão você encerra com um clique, ou denuncia o que não deveria ter vindo.',
    button: 'Encerrar ou denunciar estas cartas',
    told: {
      approved: [
        'A sua carta está a caminho',
        (program) => `Repassamos a sua carta de ${program} aos compradores que concordaram em lê-la.`,
      ],
      refused: ['A sua carta não foi repassada', (program) => `Lemos a sua carta de ${program} e não a repassamos.`],
      stopped: [
        'As suas cartas a compradores estão paradas',
        (program) => `As suas cartas de ${program} estão paradas até as analisarmos.`,
      ],
      resumed: ['As suas cartas a compradores continuam', (program) => `Você pode voltar a escrever aos compradores de ${program}.`],
    },
    letter: 'Carta',
    because: (reason) => `Por quê: ${reason}`,
    open: 'Abrir as suas cartas',
  },
  ar: {
    subject: (partner, subject) => `${partner}: ${subject}`,
    lead: (partner, products) => `يكتب إليك ${partner}، الذي أوصاك بـ ${products}، من خلالنا.`,
    wrote: (partner, text) => `يكتب ${partner}: ${text}`,
    blind: (partner) => `نحن من أوصل هذه الرسالة. لا يعرف ${partner} عنوانك، والرد على هذه الرسالة لا يصل إلى أحد.`,
    end: 'تصلك لأنك وافقت على ذلك. في الصفحة خلف الزر تنهيها بضغطة واحدة، أو تبلّغ عما لم يكن ينبغي أن يصل.',
    button: 'أنهِ هذه الرسائل أو بلّغ عنها',
    told: {
      approved: ['رسالتك في الطريق', (program) => `أوصلنا رسالتك في ${program} إلى المشترين الذين وافقوا على قراءتها.`],
      refused: ['لم نوصل رسالتك', (program) => `قرأنا رسالتك في ${program} ولم نوصلها.`],
      stopped: ['رسائلك إلى المشترين متوقفة', (program) => `رسائلك في ${program} متوقفة إلى أن ننظر فيها.`],
      resumed: ['تستمر رسائلك إلى المشترين', (program) => `يمكنك الكتابة إلى مشتري ${program} من جديد.`],
    },
    letter: 'الرسالة',
    because: (reason) => `السبب: ${reason}`,
    open: 'افتح رسائلك',
  },
};
