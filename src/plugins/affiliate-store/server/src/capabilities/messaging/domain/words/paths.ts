import type { Locale } from '../letter';

interface Told {
  readonly subject: (program: string) => string;
  readonly lead: (program: string, step: string) => string;
}

/** What letters about the path into a program, and its certificate, say. */
interface PathWords {
  readonly opened: Told;
  readonly stuck: Told;
  readonly try_granted: Told;
  readonly issued: Told;
  readonly revoked: Told;
  readonly reason: (reason: string) => string;
  readonly number: string;
  readonly button: string;
  readonly certificate: string;
}

export const PATH_WORDS: Readonly<Record<Locale, PathWords>> = {
  en: {
    opened: {
      subject: (program) => `You are admitted to ${program}: get started`,
      lead: (program) => `You are admitted to ${program}. A few steps are before you; with the last one your link begins to count.`,
    },
    stuck: {
      subject: (program) => `Your tries are used up: ${program}`,
      lead: (program, step) => `All tries of “${step}” for ${program} are used. Write to us: we can grant another one.`,
    },
    try_granted: {
      subject: (program) => `You may try again: ${program}`,
      lead: (program, step) => `You have another try of “${step}” for ${program}.`,
    },
    issued: {
      subject: (program) => `You have passed: ${program}`,
      lead: (program) => `You have passed the test for ${program}. This is your certificate; everybody who has its number can check it.`,
    },
    revoked: {
      subject: (program) => `Your certificate was revoked: ${program}`,
      lead: (program) => `Your certificate for ${program} was revoked, and its page says so from now on.`,
    },
    reason: (reason) => `What we write to you: ${reason}`,
    number: 'Certificate',
    button: 'Get started',
    certificate: 'Open the certificate',
  },
  fr: {
    opened: {
      subject: (program) => `Vous êtes admis à ${program} : commencez`,
      lead: (program) => `Vous êtes admis à ${program}. Quelques étapes vous attendent ; avec la dernière, votre lien commence à compter.`,
    },
    stuck: {
      subject: (program) => `Vos essais sont épuisés : ${program}`,
      lead: (program, step) =>
        `Tous les essais de « ${step} » pour ${program} sont utilisés. Écrivez-nous : nous pouvons en accorder un autre.`,
    },
    try_granted: {
      subject: (program) => `Vous pouvez réessayer : ${program}`,
      lead: (program, step) => `Vous avez un nouvel essai de « ${step} » pour ${program}.`,
    },
    issued: {
      subject: (program) => `Vous avez réussi : ${program}`,
      lead: (program) => `Vous avez réussi le test de ${program}. Voici votre certificat ; quiconque en a le numéro peut le vérifier.`,
    },
    revoked: {
      subject: (program) => `Votre certificat a été révoqué : ${program}`,
      lead: (program) => `Votre certificat pour ${program} a été révoqué, et sa page le dit désormais.`,
    },
    reason: (reason) => `Ce que nous vous écrivons : ${reason}`,
    number: 'Certificat',
    button: 'Commencer',
    certificate: 'Ouvrir le certificat',
  },
  es: {
    opened: {
      subject: (program) => `Te hemos admitido en ${program}: empieza`,
      lead: (program) => `Te hemos admitido en ${program}. Te quedan unos pasos; con el último, tu enlace empieza a contar.`,
    },
    stuck: {
      subject: (program) => `Se han agotado tus intentos: ${program}`,
      lead: (program, step) => `Has usado todos los intentos de «${step}» para ${program}. Escríbenos: podemos concederte otro.`,
    },
    try_granted: {
      subject: (program) => `Puedes intentarlo otra vez: ${program}`,
      lead: (program, step) => `Tienes otro intento de «${step}» para ${program}.`,
    },
    issued: {
      subject: (program) => `Has aprobado: ${program}`,
      lead: (program) => `Has aprobado la prueba de ${program}. Este es tu certificado; quien tenga su número puede comprobarlo.`,
    },
    revoked: {
      subject: (program) => `Tu certificado ha sido revocado: ${program}`,
      lead: (program) => `Tu certificado de ${program} ha sido revocado, y su página lo dice desde ahora.`,
    },
    reason: (reason) => `Lo que te escribimos: ${reason}`,
    number: 'Certificado',
    button: 'Empezar',
    certificate: 'Abrir el certificado',
  },
  'pt-BR': {
    opened: {
      subject: (program) => `Você foi admitido em ${program}: comece`,
      lead: (program) => `Você foi admitido em ${program}. Faltam alguns passos; com o último, seu link começa a contar.`,
    },
    stuck: {
      subject: (program) => `Suas tentativas acabaram: ${program}`,
      lead: (program, step) => `Todas as tentativas de “${step}” para ${program} foram usadas. Escreva para nós: podemos conceder outra.`,
    },
    try_granted: {
      subject: (program) => `Você pode tentar de novo: ${program}`,
      lead: (program, step) => `Você tem mais uma tentativa de “${step}” para ${program}.`,
    },
    issued: {
      subject: (program) => `Você passou: ${program}`,
      lead: (program) => `Você passou no teste de ${program}. Este é o seu certificado; quem tiver o número pode conferi-lo.`,
    },
    revoked: {
      subject: (program) => `Seu certificado foi revogado: ${program}`,
      lead: (program) => `Seu certificado de ${program} foi revogado, e a página dele diz isso a partir de agora.`,
    },
    reason: (reason) => `O que escrevemos para você: ${reason}`,
    number: 'Certificado',
    button: 'Começar',
    certificate: 'Abrir o certificado',
  },
  ar: {
    opened: {
      subject: (program) => `تم قبولك في ${program}: ابدأ الآن`,
      lead: (program) => `تم قبولك في ${program}. أمامك بضع خطوات، ومع آخرها يبدأ احتساب رابطك.`,
    },
    stuck: {
      subject: (program) => `انتهت محاولاتك: ${program}`,
      lead: (program, step) => `استُخدمت جميع محاولات «${step}» الخاصة بـ${program}. راسلنا: يمكننا منحك محاولة أخرى.`,
    },
    try_granted: {
      subject: (program) => `يمكنك المحاولة من جديد: ${program}`,
      lead: (program, step) => `لديك محاولة أخرى في «${step}» الخاصة بـ${program}.`,
    },
    issued: {
      subject: (program) => `لقد نجحت: ${program}`,
      lead: (program) => `لقد اجتزت اختبار ${program}. هذه شهادتك، ويمكن لكل من لديه رقمها التحقق منها.`,
    },
    revoked: {
      subject: (program) => `أُلغيت شهادتك: ${program}`,
      lead: (program) => `أُلغيت شهادتك الخاصة بـ${program}، وصفحتها تقول ذلك من الآن فصاعدًا.`,
    },
    reason: (reason) => `ما نكتبه إليك: ${reason}`,
    number: 'الشهادة',
    button: 'ابدأ الآن',
    certificate: 'افتح الشهادة',
  },
};
