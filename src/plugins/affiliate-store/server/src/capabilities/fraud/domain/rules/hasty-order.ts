import type { Rule } from '../finding';

/** Nobody reads a page, fills in a cart and pays in so few seconds: the click was made for the order, not the order for the click. */
export const hastyOrder: Rule = ({ clickToOrderMs }, { orderSeconds }) =>
  clickToOrderMs !== null && clickToOrderMs < orderSeconds * 1000
    ? { rule: 'HASTY_ORDER', score: 60, facts: { milliseconds: String(clickToOrderMs), seconds: String(orderSeconds) } }
    : null;
