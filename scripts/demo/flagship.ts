/** One version of the flagship's sales page, as an editor who writes in that language would make it. */
export interface FlagshipPage {
  readonly language: 'en' | 'fr' | 'ar';
  readonly title: string;
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly headline: string;
  readonly promise: string;
  readonly start: string;
  readonly story: readonly string[];
  readonly benefits: { readonly title: string; readonly items: ReadonlyArray<{ readonly title: string; readonly text: string }> };
  readonly voices: {
    readonly title: string;
    readonly items: ReadonlyArray<{ readonly quote: string; readonly name: string; readonly role: string }>;
  };
  readonly price: { readonly title: string; readonly note: string; readonly buttonLabel: string };
  readonly author: { readonly title: string; readonly bio: string };
  readonly faq: { readonly title: string; readonly items: ReadonlyArray<{ readonly question: string; readonly answer: string }> };
}

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });

/** The sections of a page, as an editor would place them. */
export const sectionsOf = (page: FlagshipPage, cover: number): object[] => [
  { __component: 'affiliate-store.hero', headline: page.headline, promise: page.promise, buttonLabel: page.start, image: cover },
  { __component: 'affiliate-store.rich-text', body: page.story.map(paragraph) },
  { __component: 'affiliate-store.benefits', ...page.benefits },
  { __component: 'affiliate-store.testimonials', ...page.voices },
  { __component: 'affiliate-store.price-box', ...page.price },
  { __component: 'affiliate-store.author', ...page.author },
  { __component: 'affiliate-store.faq', ...page.faq },
];

export const FLAGSHIP_PAGES: readonly FlagshipPage[] = [
  {
    language: 'en',
    title: 'A Hand That Breathes',
    seoTitle: 'A Hand That Breathes — calligraphy in twelve lessons',
    seoDescription: 'Arabic and Latin calligraphy in twelve quiet lessons, with sheets to print.',
    headline: 'Write one line you will want to keep',
    promise:
      'Twelve quiet lessons in Arabic and Latin calligraphy. Twenty minutes each, a pen you already own, and a hand that learns to breathe.',
    start: 'Start tonight',
    story: [
      'Most of us stopped writing by hand when we started typing. The hand did not forget; it is waiting for something slow to do.',
      'Leïla has taught in classrooms, prisons and one very loud café. This is the course she gives to people who say they have no talent.',
    ],
    benefits: {
      title: 'What you take home',
      items: [
        { title: 'A stroke you trust', text: 'You learn five movements. Everything else is made of them.' },
        { title: 'Sheets that teach', text: 'Forty pages to print, each with one idea and room for mistakes.' },
        { title: 'A line of your own', text: 'By lesson twelve you have written a sentence worth framing.' },
      ],
    },
    voices: {
      title: 'People who kept a line',
      items: [
        { quote: 'I do the lessons on the train. The man beside me asked for a sheet.', name: 'Joris V.', role: 'Engineer, Ghent' },
        { quote: 'My grandmother read my letter aloud. Twice.', name: 'Salma R.', role: 'Student, Rabat' },
        { quote: 'I bought it for the Arabic and stayed for the silence.', name: 'Ruth O.', role: 'Nurse, Leeds' },
      ],
    },
    price: {
      title: 'One price, yours for good',
      note: 'Pay once. Every lesson and every sheet, and whatever Leïla adds to them.',
      buttonLabel: 'Buy the course',
    },
    author: {
      title: 'Your teacher',
      bio: 'Leïla Benali learned from her uncle in Fès and from signs in the streets of Lyon. She letters book covers by day and teaches in the evening.',
    },
    faq: {
      title: 'Before you ask',
      items: [
        {
          question: 'Do I need special pens?',
          answer: 'No. A broad marker is enough for the first six lessons; later a reed pen is a joy, not a duty.',
        },
        { question: 'I am left-handed.', answer: 'So is Leïla. Every movement is shown for both hands.' },
        { question: 'What if it is not for me?', answer: 'Write to us within fourteen days and you have your money back.' },
      ],
    },
  },
  {
    language: 'fr',
    title: 'Une main qui respire',
    seoTitle: 'Une main qui respire — la calligraphie en douze leçons',
    seoDescription: 'Calligraphie arabe et latine en douze leçons paisibles, avec des feuilles à imprimer.',
    headline: 'Écrivez une ligne que vous aurez envie de garder',
    promise:
      'Douze leçons paisibles de calligraphie arabe et latine. Vingt minutes chacune, un feutre que vous avez déjà, et une main qui apprend à respirer.',
    start: 'Commencer ce soir',
    story: [
      'Nous avons presque tous cessé d’écrire à la main le jour où nous avons tapé. La main n’a rien oublié ; elle attend qu’on lui confie quelque chose de lent.',
      'Leïla a enseigné dans des écoles, en prison et dans un café très bruyant. Voici le cours qu’elle donne à ceux qui se disent sans talent.',
    ],
    benefits: {
      title: 'Ce que vous emportez',
      items: [
        { title: 'Un trait en confiance', text: 'Vous apprenez cinq mouvements. Tout le reste en est fait.' },
        { title: 'Des feuilles qui enseignent', text: 'Quarante pages à imprimer, une idée chacune, et de la place pour se tromper.' },
        { title: 'Une ligne à vous', text: 'À la douzième leçon, vous avez écrit une phrase qui mérite un cadre.' },
      ],
    },
    voices: {
      title: 'Ils ont gardé une ligne',
      items: [
        { quote: 'Je fais les leçons dans le train. Mon voisin m’a demandé une feuille.', name: 'Joris V.', role: 'Ingénieur, Gand' },
        { quote: 'Ma grand-mère a lu ma lettre à voix haute. Deux fois.', name: 'Salma R.', role: 'Étudiante, Rabat' },
        { quote: 'Je suis venue pour l’arabe, je suis restée pour le silence.', name: 'Ruth O.', role: 'Infirmière, Leeds' },
      ],
    },
    price: {
      title: 'Un seul prix, à vous pour toujours',
      note: 'Un seul paiement. Toutes les leçons, toutes les feuilles, et ce que Leïla y ajoutera.',
      buttonLabel: 'Acheter le cours',
    },
    author: {
      title: 'Votre professeure',
      bio: 'Leïla Benali a appris auprès de son oncle à Fès et devant les enseignes de Lyon. Le jour, elle dessine des couvertures de livres ; le soir, elle enseigne.',
    },
    faq: {
      title: 'Vos questions',
      items: [
        {
          question: 'Faut-il un matériel particulier ?',
          answer: 'Non. Un feutre large suffit pour les six premières leçons ; ensuite le calame est un plaisir, pas une obligation.',
        },
        { question: 'Je suis gaucher.', answer: 'Leïla aussi. Chaque geste est montré pour les deux mains.' },
        { question: 'Et si cela ne me convient pas ?', answer: 'Écrivez-nous sous quatorze jours et vous êtes remboursé.' },
      ],
    },
  },
  {
    language: 'ar',
    title: 'يدٌ تتنفّس',
    seoTitle: 'يدٌ تتنفّس — الخط في اثني عشر درسًا',
    seoDescription: 'الخط العربي واللاتيني في اثني عشر درسًا هادئًا، مع أوراق للطباعة.',
    headline: 'اكتب سطرًا تودّ الاحتفاظ به',
    promise: 'اثنا عشر درسًا هادئًا في الخط العربي واللاتيني. عشرون دقيقة لكل درس، وقلم تملكه أصلًا، ويدٌ تتعلّم كيف تتنفّس.',
    start: 'ابدأ الليلة',
    story: [
      'توقّف معظمنا عن الكتابة باليد يوم بدأنا النقر على المفاتيح. لكن اليد لم تنسَ؛ إنها تنتظر عملًا بطيئًا.',
      'علّمت ليلى في المدارس وفي السجون وفي مقهى شديد الصخب. وهذه هي الدورة التي تقدّمها لمن يقولون إنهم بلا موهبة.',
    ],
    benefits: {
      title: 'ما الذي تخرج به',
      items: [
        { title: 'خطّ تثق به', text: 'تتعلّم خمس حركات، ومنها يتكوّن كل شيء.' },
        { title: 'أوراق تُعلّم', text: 'أربعون صفحة للطباعة، في كل منها فكرة واحدة ومتّسع للخطأ.' },
        { title: 'سطر من صنعك', text: 'مع الدرس الثاني عشر تكون قد كتبت جملة تستحق إطارًا.' },
      ],
    },
    voices: {
      title: 'أناس احتفظوا بسطر',
      items: [
        { quote: 'أتابع الدروس في القطار، وقد طلب مني جاري ورقة.', name: 'يوريس ف.', role: 'مهندس، غنت' },
        { quote: 'قرأت جدّتي رسالتي بصوت عالٍ. مرّتين.', name: 'سلمى ر.', role: 'طالبة، الرباط' },
        { quote: 'جئت من أجل العربية، وبقيت من أجل السكينة.', name: 'روث أ.', role: 'ممرضة، ليدز' },
      ],
    },
    price: {
      title: 'سعر واحد، ولك إلى الأبد',
      note: 'تدفع مرة واحدة: كل الدروس وكل الأوراق، وما تضيفه ليلى إليها.',
      buttonLabel: 'اشترِ الدورة',
    },
    author: {
      title: 'معلّمتك',
      bio: 'تعلّمت ليلى بنعلي على يد عمّها في فاس ومن لافتات شوارع ليون. ترسم أغلفة الكتب نهارًا وتُعلّم مساءً.',
    },
    faq: {
      title: 'قبل أن تسأل',
      items: [
        { question: 'هل أحتاج إلى أقلام خاصة؟', answer: 'لا. يكفي قلم عريض للدروس الستة الأولى، ثم تكون قصبة الخط متعة لا واجبًا.' },
        { question: 'أنا أعسر.', answer: 'وكذلك ليلى. كل حركة معروضة لليدين.' },
        { question: 'وإن لم تناسبني؟', answer: 'اكتب إلينا خلال أربعة عشر يومًا ونعيد إليك مالك.' },
      ],
    },
  },
];
