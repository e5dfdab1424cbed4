import type { ArticleWords } from '../article';

export type StarterKey = 'recommend' | 'credited' | 'held' | 'paid' | 'contest' | 'share' | 'library' | 'refund';

export const ENGLISH: Readonly<Record<StarterKey, ArticleWords>> = {
  recommend: {
    title: 'How to recommend well',
    text: `Say that you earn by it. Readers take it better than finding out, and in many countries the law asks for it.

Recommend what you know. Say whom it is for, and whom it is not for: that brings fewer refunds, and a refund takes your commission back.

Lead to the very page you speak of. Under Links you make a link for it, and one for each place you use it, so that Sources tells you which of them works.

Write "clicks" and you get clicks; write what somebody can do afterwards and you get sales.

Do not buy through your own link, do not pay for advertisements with the name of the shop, and do not promise discounts that do not exist. What looks like it is held until somebody of the shop has looked at it.`,
  },
  credited: {
    title: 'How is a sale credited to me?',
    text: `Somebody opens your link, and buys within the days your contract names. Then the sale is yours: at the moment the order is placed it is decided, by the rule of the program, and it is not changed in silence afterwards.

If somebody used links of several affiliates, the program says whether the first, the last, or both count. A discount code of yours counts before a link. Robots and previews of messengers do not count as clicks.

Under "Orders from your clicks" you find every order your clicks led to, also those that did not count, with the reason. The receipt of each shows which click was chosen, and why.`,
  },
  held: {
    title: 'Why is a commission pending or on hold?',
    text: `Pending means that the buyer may still give the product back. When the guarantee of the sale is over, the commission becomes payable by itself; the page of the commission names the day.

On hold means that something has to be settled first: a bank has taken the payment back for now, or somebody of the shop looks at what seemed unusual. It is not lost. The page of the commission says which of these it is, and you get a letter when it is released or rejected, with the reason.

A refund takes the commission back in proportion to what was given back.`,
  },
  paid: {
    title: 'How do I get paid?',
    text: `Open Payouts and say how you want to be paid, out of what the shop offers. A new way of being paid is used only some days later: that protects you if somebody else gets into your account.

Payable is what you can ask for. If nothing is, the page says what is missing: a guarantee that runs, an amount below the minimum, a way of being paid, or something you have to confirm.

Each month in which something moved has a statement. It begins with what the last one closed with, and never changes.`,
  },
  contest: {
    title: 'Something is wrong. How do I contest it?',
    text: `Press "Contest this" on the receipt of the order or on the commission. The case then holds what both sides go by, as it was at that moment.

If you miss a sale and know no order, open Cases and say about when it was and of what.

A case names the day by which the shop answers. You can add to it, answer or withdraw it, and nothing is lost meanwhile. What is upheld is booked with the decision, and the case says what was booked.

If you were blocked, you appeal in the same way.`,
  },
  share: {
    title: 'What do I get of a sale, and when?',
    text: `Of each sale first the tax is taken, then what the platform keeps, then the commission of whoever recommended it. What is left is shared between you and your co-producers as it was agreed when the order was placed.

Under Sales each order shows these steps to the cent. It is pending until the guarantee of the product is over, then payable; ask for it under Payouts.

If money goes back to a buyer, everybody gives back their part of it, in proportion.`,
  },
  library: {
    title: 'Where is what I bought?',
    text: `In your library. Sign in with the address you gave when you paid: a mail brings a link, and no password is needed. The link is good once and for thirty minutes; ask for another if it has run out.

If you find nothing there, you may have paid with another address. Sign in with that one.

With a bank transfer, a slip or a direct debit the money takes some days to arrive. A mail tells you when it has, and brings your access.`,
  },
  refund: {
    title: 'How do I get my money back?',
    text: `The receipt says until when the guarantee of what you bought runs. Write to the shop within that time and name the number of your order; you find it under Account.

The money goes back the way it came: to the card, to the account, or to your store credit. Your bank may take some days until you see it. A mail tells you when it was sent.

With a refund of the whole order your access to it ends. A subscription you can end yourself, under Account: what is paid stays yours until its end.`,
  },
};
