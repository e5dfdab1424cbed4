import type { Locale } from '../letter';

interface Told {
  readonly subject: (program: string) => string;
  readonly lead: (product: string, amount: string) => string;
  readonly note: string;
}

interface SuspicionWords {
  readonly held: Told;
  readonly released: Told;
  readonly rejected: Told;
  readonly reason: (reason: string) => string;
  readonly button: string;
}

/** Words of the mails about a commission that is held until somebody has looked at the sale, and of what came of it. */
export const SUSPICION_WORDS: Readonly<Record<Locale, SuspicionWords>> = {
  en: {
    held: {
      subject: (program) => `A commission in the program ${program} is held for a look`,
      lead: (product, amount) =>
        `You have earned ${amount} with ${product}. It is held until somebody has looked at the sale; it is not lost.`,
      note: 'Your portal says beside the amount what was noticed, and lets you contest it.',
    },
    released: {
      subject: (program) => `A held commission in the program ${program} was released`,
      lead: (product, amount) => `Somebody has looked at the sale of ${product}: ${amount} are yours as before.`,
      note: 'It is payable on the day it would have been payable anyway.',
    },
    rejected: {
      subject: (program) => `A held commission in the program ${program} was rejected`,
      lead: (product, amount) => `Somebody has looked at the sale of ${product}: ${amount} are not paid.`,
      note: 'If you think that is wrong, contest it in your portal.',
    },
    reason: (reason) => `The shop’s reason: ${reason}`,
    button: 'Open my portal',
  },
  fr: {
    held: {
      subject: (program) => `Une commission du programme ${program} est retenue pour vérification`,
      lead: (product, amount) =>
        `Vous avez gagné ${amount} avec ${product}. Ce montant est retenu jusqu’à ce que quelqu’un ait examiné la vente ; il n’est pas perdu.`,
      note: 'Votre portail dit, à côté du montant, ce qui a été remarqué, et vous permet de le contester.',
    },
    released: {
      subject: (program) => `Une commission retenue du programme ${program} a été libérée`,
      lead: (product, amount) => `Quelqu’un a examiné la vente de ${product} : ${amount} sont à vous comme avant.`,
      note: 'Le montant sera payable le jour où il l’aurait été de toute façon.',
    },
    rejected: {
      subject: (program) => `Une commission retenue du programme ${program} a été rejetée`,
      lead: (product, amount) => `Quelqu’un a examiné la vente de ${product} : ${amount} ne seront pas versés.`,
      note: 'Si cela vous semble une erreur, contestez-le dans votre portail.',
    },
    reason: (reason) => `Le motif de la boutique : ${reason}`,
    button: 'Ouvrir mon portail',
  },
  es: {
    held: {
      subject: (program) => `Una comisión del programa ${program} está retenida para revisarla`,
      lead: (product, amount) =>
        `Ha ganado ${amount} con ${product}. El importe está retenido hasta que alguien revise la venta; no está perdido.`,
      note: 'Su portal dice, junto al importe, qué se ha notado, y le permite impugnarlo.',
    },
    released: {
      subject: (program) => `Se ha liberado una comisión retenida del programa ${program}`,
      lead: (product, amount) => `Alguien ha revisado la venta de ${product}: ${amount} son suyos como antes.`,
      note: 'Se podrá cobrar el mismo día en que se habría podido cobrar.',
    },
    rejected: {
      subject: (program) => `Se ha rechazado una comisión retenida del programa ${program}`,
      lead: (product, amount) => `Alguien ha revisado la venta de ${product}: ${amount} no se pagarán.`,
      note: 'Si cree que es un error, impúgnelo en su portal.',
    },
    reason: (reason) => `El motivo de la tienda: ${reason}`,
    button: 'Abrir mi portal',
  },
  'pt-BR': {
    held: {
      subject: (program) => `Uma comissão do programa ${program} está retida para verificação`,
      lead: (product, amount) =>
        `Você ganhou ${amount} com ${product}. O valor fica retido até que alguém verifique a venda; ele não está perdido.`,
      note: 'Seu portal diz, ao lado do valor, o que foi notado, e permite contestar.',
    },
    released: {
      subject: (program) => `Uma comissão retida do programa ${program} foi liberada`,
      lead: (product, amount) => `Alguém verificou a venda de ${product}: ${amount} são seus como antes.`,
      note: 'O valor poderá ser pago no dia em que poderia ser pago de qualquer forma.',
    },
    rejected: {
      subject: (program) => `Uma comissão retida do programa ${program} foi rejeitada`,
      lead: (product, amount) => `Alguém verificou a venda de ${product}: ${amount} não serão pagos.`,
      note: 'Se achar que é um engano, conteste no seu portal.',
    },
    reason: (reason) => `O motivo da loja: ${reason}`,
    button: 'Abrir meu portal',
  },
  ar: {
    held: {
      subject: (program) => `عمولة في برنامج ${program} محجوزة للمراجعة`,
      lead: (product, amount) => `لقد كسبت ${amount} من ${product}. المبلغ محجوز إلى أن يراجع أحد عملية البيع، ولم يضِع.`,
      note: 'تبيّن بوابتك بجانب المبلغ ما لوحظ، وتتيح لك الاعتراض عليه.',
    },
    released: {
      subject: (program) => `أُفرج عن عمولة محجوزة في برنامج ${program}`,
      lead: (product, amount) => `راجع أحد عملية بيع ${product}: ${amount} لك كما كان.`,
      note: 'يصبح المبلغ قابلًا للدفع في اليوم الذي كان سيصبح فيه كذلك على أي حال.',
    },
    rejected: {
      subject: (program) => `رُفضت عمولة محجوزة في برنامج ${program}`,
      lead: (product, amount) => `راجع أحد عملية بيع ${product}: لن يُدفع ${amount}.`,
      note: 'إن رأيت في ذلك خطأ فاعترض عليه في بوابتك.',
    },
    reason: (reason) => `سبب المتجر: ${reason}`,
    button: 'فتح بوابتي',
  },
};
