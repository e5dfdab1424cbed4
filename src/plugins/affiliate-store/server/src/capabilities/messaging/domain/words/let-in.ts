import type { Locale } from '../letter';

interface Said {
  readonly subject: string;
  readonly lead: (program: string) => string;
  readonly note: string;
}

/** Words of the letter about products that staff let into a program, or took out of it. */
interface LetInWords {
  readonly in: Said;
  readonly out: Said;
  readonly products: string;
  readonly earns: string;
  readonly button: string;
}

export const LET_IN_WORDS: Readonly<Record<Locale, LetInWords>> = {
  en: {
    in: {
      subject: 'Affiliates may recommend your products',
      lead: (program) => `The shop has let products of yours into its program ${program}: its affiliates may recommend them from now on.`,
      note: 'What an affiliate earns of a sale comes out of your share of it; each sale in your studio says how much. If you do not want this, answer this letter.',
    },
    out: {
      subject: 'Affiliates no longer recommend your products',
      lead: (program) => `The shop has taken products of yours out of its program ${program}.`,
      note: 'What was ordered before is paid as it was agreed then. If you have questions, answer this letter.',
    },
    products: 'Products',
    earns: 'An affiliate earns of a sale',
    button: 'Open my studio',
  },
  fr: {
    in: {
      subject: 'Des affiliés peuvent recommander vos produits',
      lead: (program) =>
        `La boutique a fait entrer des produits à vous dans son programme ${program} : ses affiliés peuvent désormais les recommander.`,
      note: 'Ce qu’un affilié gagne sur une vente est pris sur votre part ; chaque vente dans votre studio dit combien. Si vous ne le souhaitez pas, répondez à ce message.',
    },
    out: {
      subject: 'Les affiliés ne recommandent plus vos produits',
      lead: (program) => `La boutique a retiré des produits à vous de son programme ${program}.`,
      note: 'Ce qui a été commandé avant est payé comme convenu alors. Pour toute question, répondez à ce message.',
    },
    products: 'Produits',
    earns: 'Un affilié gagne sur une vente',
    button: 'Ouvrir mon studio',
  },
  es: {
    in: {
      subject: 'Los afiliados pueden recomendar tus productos',
      lead: (program) => `La tienda ha incluido productos tuyos en su programa ${program}: desde ahora sus afiliados pueden recomendarlos.`,
      note: 'Lo que un afiliado gana con una venta sale de tu parte; cada venta en tu estudio dice cuánto. Si no lo quieres, responde a este mensaje.',
    },
    out: {
      subject: 'Los afiliados ya no recomiendan tus productos',
      lead: (program) => `La tienda ha sacado productos tuyos de su programa ${program}.`,
      note: 'Lo que se pidió antes se paga como se acordó entonces. Si tienes preguntas, responde a este mensaje.',
    },
    products: 'Productos',
    earns: 'Un afiliado gana con una venta',
    button: 'Abrir mi estudio',
  },
  'pt-BR': {
    in: {
      subject: 'Afiliados podem recomendar seus produtos',
      lead: (program) => `A loja incluiu produtos seus no programa ${program}: a partir de agora os afiliados dele podem recomendá-los.`,
      note: 'O que um afiliado ganha com uma venda sai da sua parte; cada venda no seu estúdio diz quanto. Se você não quiser isso, responda a esta mensagem.',
    },
    out: {
      subject: 'Afiliados não recomendam mais seus produtos',
      lead: (program) => `A loja retirou produtos seus do programa ${program}.`,
      note: 'O que foi pedido antes é pago como combinado na época. Em caso de dúvida, responda a esta mensagem.',
    },
    products: 'Produtos',
    earns: 'Um afiliado ganha com uma venda',
    button: 'Abrir meu estúdio',
  },
  ar: {
    in: {
      subject: 'يمكن للمسوّقين التوصية بمنتجاتك',
      lead: (program) => `أدخل المتجر منتجات لك في برنامجه ${program}، ويمكن لمسوّقيه التوصية بها من الآن.`,
      note: 'ما يكسبه المسوّق من عملية بيع يُقتطع من حصتك، وتذكر كل عملية بيع في الاستوديو مقداره. إن كنت لا ترغب في ذلك فردّ على هذه الرسالة.',
    },
    out: {
      subject: 'لم يعد المسوّقون يوصون بمنتجاتك',
      lead: (program) => `أخرج المتجر منتجات لك من برنامجه ${program}.`,
      note: 'ما طُلب قبل ذلك يُدفع كما اتُّفق عليه حينها. وإن كانت لديك أسئلة فردّ على هذه الرسالة.',
    },
    products: 'المنتجات',
    earns: 'ما يكسبه المسوّق من عملية بيع',
    button: 'فتح الاستوديو',
  },
};
