/** Markup that is safe to send as it stands. */
export class Markup {
  constructor(readonly text: string) {}
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

type Insert = string | number | Markup | null | undefined | false | readonly Insert[];

function written(value: Insert): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return (value as readonly Insert[]).map(written).join('');
  return String(value as string | number).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** A template whose every insert is escaped unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...inserts: Insert[]): Markup {
  return new Markup(parts.reduce((text, part, at) => text + written(inserts[at - 1]) + part));
}
