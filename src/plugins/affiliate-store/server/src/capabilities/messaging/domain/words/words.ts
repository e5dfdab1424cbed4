/** Every sentence a mail can say, in one language. Amounts, dates and names arrive as finished text. */
export interface Words {
  readonly access: {
    readonly subject: (products: string) => string;
    readonly lead: (products: string) => string;
    readonly preheader: string;
    readonly button: string;
    readonly link: (signInUrl: string) => string;
    readonly statement: (descriptor: string) => string;
    readonly converted: (quote: string, source: string, day: string) => string;
  };
  readonly signIn: {
    readonly subject: (shop: string) => string;
    readonly lead: (shop: string) => string;
    readonly preheader: string;
    readonly button: string;
    readonly until: (moment: string) => string;
    readonly unasked: string;
  };
  readonly refunded: {
    readonly subject: (order: string) => string;
    readonly leadWhole: (amount: string) => string;
    readonly leadPart: (amount: string, total: string) => string;
    readonly ended: (products: string) => string;
    readonly stays: (products: string) => string;
    readonly bank: string;
  };
  readonly failed: {
    readonly subject: (order: string) => string;
    readonly lead: (products: string) => string;
    readonly notCharged: string;
    readonly button: string;
  };
  readonly welcome: {
    readonly subject: (program: string) => string;
    readonly lead: (program: string, rate: string) => string;
    readonly preheader: string;
    readonly button: string;
    readonly why: string;
  };
  readonly earned: {
    readonly subject: (amount: string) => string;
    readonly lead: (amount: string, product: string) => string;
    readonly payable: (day: string) => string;
    readonly button: string;
    readonly refundable: string;
  };
  readonly row: {
    readonly order: string;
    readonly paidOn: string;
    readonly total: string;
    readonly discount: (code: string) => string;
    readonly tax: (rate: string) => string;
    readonly guarantee: string;
    readonly refunded: string;
    readonly code: string;
    readonly link: string;
    readonly rate: string;
  };
  readonly questions: (address: string) => string;
  /** Under the button, for mail programs that show none. */
  readonly buttonBroken: string;
  readonly why: (shop: string) => string;
  /** The same under a letter nobody asked for, and what its link does. */
  readonly unasked: (shop: string) => string;
  readonly optOut: string;
}
