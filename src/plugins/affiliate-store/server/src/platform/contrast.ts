const channel = (hex: string): number => {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const luminance = (color: string): number => {
  const [red = '00', green = '00', blue = '00'] = color.slice(1).match(/../g) ?? [];
  return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
};

/** Contrast of two colours (`#rrggbb`) as WCAG 2.2 defines it: from 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** Whether white text on this colour, and this colour as text on white, can be read by everyone (WCAG AA). */
export const readableWithWhite = (color: string): boolean => contrast(color, '#ffffff') >= 4.5;
