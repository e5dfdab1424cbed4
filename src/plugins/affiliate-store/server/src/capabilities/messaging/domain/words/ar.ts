import type { Words } from './words';

export const ar: Words = {
  access: {
    subject: (products) => `وصولك إلى ${products}`,
    lead: (products) => `وصلت دفعتك، و${products} في انتظارك الآن.`,
    preheader: 'افتح مكتبتك واحتفظ بهذا الإيصال.',
    button: 'فتح مكتبتي',
    link: (signInUrl) => `يسجّل الزر دخولك مرة واحدة خلال 7 أيام. وبعد ذلك يمكنك طلب رابط جديد من ${signInUrl}`,
    statement: (descriptor) => `يظهر في كشف حسابك البنكي باسم ${descriptor}.`,
  },
  signIn: {
    subject: (shop) => `رابط الدخول إلى ${shop}`,
    lead: (shop) => `اضغط الزر لتسجيل الدخول إلى ${shop}.`,
    preheader: 'يعمل مرة واحدة لمدة نصف ساعة.',
    button: 'تسجيل الدخول',
    until: (moment) => `يعمل الرابط مرة واحدة حتى ${moment}.`,
    unasked: 'إذا لم تطلب هذا الرابط فتجاهل الرسالة، فلا يمكن لأحد الدخول من دونه.',
  },
  refunded: {
    subject: (order) => `استرداد مبلغ الطلب ${order}`,
    leadWhole: (amount) => `أعدنا إليك دفعتك البالغة ${amount}.`,
    leadPart: (amount, total) => `أعدنا إليك ${amount} من أصل ${total}.`,
    ended: (products) => `انتهى وصولك إلى ${products}.`,
    stays: (products) => `يبقى وصولك إلى ${products} كما هو.`,
    bank: 'يعود المبلغ بوسيلة الدفع نفسها، وقد يستغرق ظهوره بضعة أيام بحسب بنكك.',
  },
  failed: {
    subject: (order) => `لم تصل دفعة الطلب ${order}`,
    lead: (products) => `لم تصل دفعتك مقابل ${products}.`,
    notCharged: 'لم يُخصم منك أي مبلغ، وأُغلق الطلب.',
    button: 'المحاولة مرة أخرى',
  },
  welcome: {
    subject: (program) => `أهلًا بك في ${program}`,
    lead: (program, rate) => `يمكنك الآن التوصية بـ${program} وكسب ${rate} من كل عملية بيع.`,
    preheader: 'إليك رمزك ورابطك.',
    button: 'فتح بوابتي',
    why: 'ترى في بوابتك كل نقرة وكل عملية بيع وكيف نتج كل مبلغ.',
  },
  earned: {
    subject: (amount) => `لقد كسبت ${amount}`,
    lead: (amount, product) => `لقد كسبت ${amount} من ${product}.`,
    payable: (day) => `يصبح قابلًا للدفع في ${day}.`,
    button: 'كيف نتج هذا المبلغ',
    refundable: 'إذا استُرد ثمن البيع قبل ذلك فستُسترد العمولة معه.',
  },
  row: { order: 'الطلب', paidOn: 'تاريخ الدفع', total: 'الإجمالي', tax: (rate) => `منها ضريبة (${rate})`, guarantee: 'ضمان استرداد المال حتى', refunded: 'المبلغ المسترد', code: 'رمزك', link: 'رابطك', rate: 'عمولتك' },
  questions: (address) => `هل لديك سؤال؟ راسلنا على ${address}.`,
  buttonBroken: 'إذا لم يعمل الزر فافتح هذا العنوان:',
  why: (shop) => `ترسل إليك ${shop} هذه الرسالة بشأن طلبك أو حسابك، وهي ليست إعلانًا.`,
};
