import type { Rule } from '../finding';

/** More clicks of one network on one affiliate in a minute than people make. */
export const clickFlood: Rule = ({ clicksInMinute }, { floodClicks }) =>
  floodClicks > 0 && clicksInMinute !== null && clicksInMinute > floodClicks
    ? { rule: 'CLICK_FLOOD', score: 80, facts: { clicks: String(clicksInMinute), most: String(floodClicks) } }
    : null;
