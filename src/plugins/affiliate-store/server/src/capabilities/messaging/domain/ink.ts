const channel = (hex: string, at: number): number => {
  const value = parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Black or white, whichever can be read on a colour given as `#rrggbb` (WCAG relative luminance). */
export const inkOn = (color: string): '#ffffff' | '#16181d' => {
  const luminance = 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#16181d';
};
