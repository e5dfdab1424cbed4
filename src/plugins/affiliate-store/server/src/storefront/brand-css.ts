type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const print = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
const mix = (one: Rgb, other: Rgb, share: number): Rgb =>
  one.map((part, at) => part * (1 - share) + (other[at] ?? 0) * share) as unknown as Rgb;

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** How well two colours are told apart, from 1 to 21, as WCAG counts it. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const white: Rgb = [255, 255, 255];
const ink: Rgb = [22, 24, 29];
const night: Rgb = [15, 17, 21];

/** Moves a colour toward another until it can be read on the ground. */
function readable(color: Rgb, toward: Rgb, ground: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const shade = mix(color, toward, share);
    if (contrast(shade, ground) >= 4.6) return shade;
  }
  return toward;
}

/** The brand colour and everything derived from it, each pair readable; `hex` is six digits. */
export function brandCss(hex: string): string {
  const brand = parse(hex);
  const on = contrast(brand, white) >= 4.5 ? white : ink;
  const hover = mix(brand, on === white ? ink : white, 0.16);
  const light = { '--brand': brand, '--brand-hover': hover, '--on-brand': on, '--brand-soft': mix(white, brand, 0.08) };
  const lightInk = readable(brand, ink, mix(white, brand, 0.08));
  const darkSoft = mix(night, brand, 0.22);
  const lines = Object.entries(light).map(([name, color]) => `${name}:${print(color)}`);
  return (
    `:root{${lines.join(';')};--brand-ink:${print(lightInk)}}` +
    `@media (prefers-color-scheme:dark){:root{--brand-soft:${print(darkSoft)};--brand-ink:${print(readable(brand, white, darkSoft))}}}\n`
  );
}
