import type { Words } from './words';

export const en: Words = {
  access: {
    subject: (products) => `Your access to ${products}`,
    lead: (products) => `Your payment has arrived: ${products} is ready for you.`,
    preheader: 'Open your library, and keep this receipt.',
    button: 'Open my library',
    link: (signInUrl) => `The button signs you in, once, within 7 days. After that you get a new one at ${signInUrl}`,
    statement: (descriptor) => `On your bank statement it reads ${descriptor}.`,
  },
  signIn: {
    subject: (shop) => `Your sign-in link for ${shop}`,
    lead: (shop) => `Press the button to sign in to ${shop}.`,
    preheader: 'It works once, for half an hour.',
    button: 'Sign in',
    until: (moment) => `The link works once, until ${moment}.`,
    unasked: 'If you did not ask for it, ignore this mail: without the link nobody gets in.',
  },
  refunded: {
    subject: (order) => `Refund for order ${order}`,
    leadWhole: (amount) => `We have refunded your payment of ${amount}.`,
    leadPart: (amount, total) => `We have refunded ${amount} of your ${total}.`,
    ended: (products) => `Your access to ${products} has ended.`,
    stays: (products) => `Your access to ${products} stays as it is.`,
    bank: 'It goes back the way you paid; depending on your bank it takes a few days to show.',
  },
  failed: {
    subject: (order) => `Your payment for order ${order} did not arrive`,
    lead: (products) => `Your payment for ${products} did not arrive.`,
    notCharged: 'You were not charged, and the order is closed.',
    button: 'Try again',
  },
  welcome: {
    subject: (program) => `You are in: ${program}`,
    lead: (program, rate) => `You can now recommend ${program} and earn ${rate} of every sale.`,
    preheader: 'Here are your code and your link.',
    button: 'Open my portal',
    why: 'In your portal you see every click, every sale and how each amount came to be.',
  },
  earned: {
    subject: (amount) => `You have earned ${amount}`,
    lead: (amount, product) => `You have earned ${amount} with ${product}.`,
    payable: (day) => `It becomes payable on ${day}.`,
    button: 'See how it came to be',
    refundable: 'Should the sale be refunded before, the commission goes back with it.',
  },
  row: { order: 'Order', paidOn: 'Paid on', total: 'Total', tax: (rate) => `Of which tax (${rate})`, guarantee: 'Money-back guarantee until', refunded: 'Refunded', code: 'Your code', link: 'Your link', rate: 'Your commission' },
  questions: (address) => `Questions? Write to ${address}.`,
  buttonBroken: 'If the button does not work, open this address:',
  why: (shop) => `${shop} sends this mail because of your order or your account. It is not advertising.`,
};
