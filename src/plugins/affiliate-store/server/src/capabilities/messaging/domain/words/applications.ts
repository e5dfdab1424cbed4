import type { Locale } from '../letter';

interface Told {
  readonly subject: (program: string) => string;
  readonly lead: (program: string) => string;
}

/** What letters about joining a program say. */
interface ApplicationWords {
  readonly join: Told & { readonly button: string; readonly until: (moment: string) => string; readonly unasked: string };
  readonly invite: {
    readonly subject: (program: string) => string;
    readonly lead: (program: string, rate: string) => string;
    readonly button: string;
    readonly unwanted: string;
  };
  readonly received: Told;
  readonly refused: Told;
  readonly details_asked: Told;
  readonly reason: (reason: string) => string;
  readonly due: (day: string) => string;
  readonly button: string;
}

export const APPLICATION_WORDS: Readonly<Record<Locale, ApplicationWords>> = {
  en: {
    join: {
      subject: (program) => `Your application to ${program}`,
      lead: (program) => `Press the button to apply to ${program}.`,
      button: 'Open the application',
      until: (moment) => `The link works once, until ${moment}.`,
      unasked: 'If you did not ask for it, ignore this mail: nothing happens.',
    },
    invite: {
      subject: (program) => `You are invited to ${program}`,
      lead: (program, rate) =>
        `Recommend what we make, and earn ${rate} of each sale: you are invited to ${program}, and nobody has to approve you.`,
      button: 'See the terms and join',
      unwanted: 'If this is not for you, ignore this mail: we write only once.',
    },
    received: {
      subject: (program) => `We have your application to ${program}`,
      lead: (program) => `Thank you: somebody looks at your application to ${program}. Until then you can change it.`,
    },
    refused: { subject: (program) => `Your application to ${program}`, lead: (program) => `We could not admit you to ${program}.` },
    details_asked: {
      subject: (program) => `A question about your application to ${program}`,
      lead: (program) => `Before we decide about your application to ${program}, we would like to know more.`,
    },
    reason: (reason) => `What we write to you: ${reason}`,
    due: (day) => `You have our answer by the end of ${day}.`,
    button: 'Open my application',
  },
  fr: {
    join: {
      subject: (program) => `Votre candidature à ${program}`,
      lead: (program) => `Appuyez sur le bouton pour poser votre candidature à ${program}.`,
      button: 'Ouvrir la candidature',
      until: (moment) => `Le lien fonctionne une fois, jusqu’au ${moment}.`,
      unasked: 'Si vous ne l’avez pas demandé, ignorez ce message : il ne se passe rien.',
    },
    invite: {
      subject: (program) => `Vous êtes invité à ${program}`,
      lead: (program, rate) =>
        `Recommandez ce que nous faisons et gagnez ${rate} de chaque vente : vous êtes invité à ${program}, sans attendre d’accord.`,
      button: 'Voir les conditions et entrer',
      unwanted: 'Si cela ne vous dit rien, ignorez ce message : nous n’écrivons qu’une fois.',
    },
    received: {
      subject: (program) => `Nous avons votre candidature à ${program}`,
      lead: (program) => `Merci : quelqu’un examine votre candidature à ${program}. D’ici là, vous pouvez la modifier.`,
    },
    refused: {
      subject: (program) => `Votre candidature à ${program}`,
      lead: (program) => `Nous n’avons pas pu vous admettre à ${program}.`,
    },
    details_asked: {
      subject: (program) => `Une question sur votre candidature à ${program}`,
      lead: (program) => `Avant de décider de votre candidature à ${program}, nous aimerions en savoir plus.`,
    },
    reason: (reason) => `Ce que nous vous écrivons : ${reason}`,
    due: (day) => `Vous avez notre réponse au plus tard le ${day}.`,
    button: 'Ouvrir ma candidature',
  },
  es: {
    join: {
      subject: (program) => `Tu solicitud para ${program}`,
      lead: (program) => `Pulsa el botón para solicitar tu entrada en ${program}.`,
      button: 'Abrir la solicitud',
      until: (moment) => `El enlace funciona una vez, hasta el ${moment}.`,
      unasked: 'Si no lo has pedido, ignora este mensaje: no pasa nada.',
    },
    invite: {
      subject: (program) => `Tienes una invitación a ${program}`,
      lead: (program, rate) =>
        `Recomienda lo que hacemos y gana el ${rate} de cada venta: tienes una invitación a ${program}, y nadie tiene que aprobarte.`,
      button: 'Ver las condiciones y entrar',
      unwanted: 'Si no te interesa, ignora este mensaje: solo escribimos una vez.',
    },
    received: {
      subject: (program) => `Tenemos tu solicitud para ${program}`,
      lead: (program) => `Gracias: alguien está mirando tu solicitud para ${program}. Hasta entonces puedes cambiarla.`,
    },
    refused: { subject: (program) => `Tu solicitud para ${program}`, lead: (program) => `No hemos podido admitirte en ${program}.` },
    details_asked: {
      subject: (program) => `Una pregunta sobre tu solicitud para ${program}`,
      lead: (program) => `Antes de decidir sobre tu solicitud para ${program}, nos gustaría saber más.`,
    },
    reason: (reason) => `Lo que te escribimos: ${reason}`,
    due: (day) => `Tendrás nuestra respuesta a más tardar el ${day}.`,
    button: 'Abrir mi solicitud',
  },
  'pt-BR': {
    join: {
      subject: (program) => `Sua inscrição em ${program}`,
      lead: (program) => `Aperte o botão para se inscrever em ${program}.`,
      button: 'Abrir a inscrição',
      until: (moment) => `O link funciona uma vez, até ${moment}.`,
      unasked: 'Se você não pediu, ignore este e-mail: nada acontece.',
    },
    invite: {
      subject: (program) => `Você recebeu um convite para ${program}`,
      lead: (program, rate) =>
        `Recomende o que fazemos e ganhe ${rate} de cada venda: você foi convidado para ${program}, e ninguém precisa aprovar você.`,
      button: 'Ver os termos e entrar',
      unwanted: 'Se não for para você, ignore este e-mail: escrevemos só uma vez.',
    },
    received: {
      subject: (program) => `Recebemos sua inscrição em ${program}`,
      lead: (program) => `Obrigado: alguém está analisando sua inscrição em ${program}. Até lá, você pode alterá-la.`,
    },
    refused: { subject: (program) => `Sua inscrição em ${program}`, lead: (program) => `Não pudemos admitir você em ${program}.` },
    details_asked: {
      subject: (program) => `Uma pergunta sobre sua inscrição em ${program}`,
      lead: (program) => `Antes de decidir sobre sua inscrição em ${program}, gostaríamos de saber mais.`,
    },
    reason: (reason) => `O que escrevemos a você: ${reason}`,
    due: (day) => `Você terá nossa resposta até ${day}.`,
    button: 'Abrir minha inscrição',
  },
  ar: {
    join: {
      subject: (program) => `طلبك للانضمام إلى ${program}`,
      lead: (program) => `اضغط الزر لتقديم طلب الانضمام إلى ${program}.`,
      button: 'فتح الطلب',
      until: (moment) => `يعمل الرابط مرة واحدة حتى ${moment}.`,
      unasked: 'إن لم تطلب ذلك فتجاهل هذه الرسالة، ولن يحدث شيء.',
    },
    invite: {
      subject: (program) => `أنت مدعو إلى ${program}`,
      lead: (program, rate) => `أوصِ بما نصنع واكسب ${rate} من كل عملية بيع: أنت مدعو إلى ${program} ولا حاجة إلى موافقة أحد.`,
      button: 'اطّلع على الشروط وانضم',
      unwanted: 'إن لم يعنك الأمر فتجاهل هذه الرسالة، فلن نكتب إليك إلا مرة واحدة.',
    },
    received: {
      subject: (program) => `وصلنا طلبك للانضمام إلى ${program}`,
      lead: (program) => `شكرًا لك: ينظر أحدنا في طلبك للانضمام إلى ${program}. يمكنك تعديله حتى ذلك الحين.`,
    },
    refused: { subject: (program) => `طلبك للانضمام إلى ${program}`, lead: (program) => `لم نتمكن من قبولك في ${program}.` },
    details_asked: {
      subject: (program) => `سؤال عن طلبك للانضمام إلى ${program}`,
      lead: (program) => `قبل أن نقرر بشأن طلبك للانضمام إلى ${program}، نود أن نعرف المزيد.`,
    },
    reason: (reason) => `ما نكتبه لك: ${reason}`,
    due: (day) => `سيصلك ردنا في موعد أقصاه ${day}.`,
    button: 'فتح طلبي',
  },
};
