/** Markup that is safe to send as it stands. */
export class Markup {
  constructor(readonly text: string) {}
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

type Insert = string | number | Markup | null | undefined | false | readonly Insert[];

function written(value: Insert): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
  if (typeof value === 'number') return String(value);
  if (!value) return '';
  return value instanceof Markup ? value.text : value.map(written).join('');
}

/** A template whose every insert is escaped unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...inserts: Insert[]): Markup {
  return new Markup(parts.reduce((text, part, at) => text + written(inserts[at - 1]) + part));
}
