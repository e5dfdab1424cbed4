const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An order number people can read out: nothing can be guessed or counted from it. `bytes` are ten random ones. */
export const orderNumberFrom = (bytes: Uint8Array): string => {
  const letters = [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length] ?? 'X');
  return `AS-${letters.slice(0, 5).join('')}-${letters.slice(5, 10).join('')}`;
};
