import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** A pair of Ed25519 keys, each as base64 of its DER; the id is the beginning of the hash of the public one. */
export interface SigningPair {
  readonly id: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** What a public key is called: anybody can work it out from the key. */
export const signingKeyId = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);

export const makeSigningPair = (): SigningPair => {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return {
    id: signingKeyId(publicKey),
    publicKey,
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
};

/** Signs a text's UTF-8; base64url. */
export const signText = (text: string, privateKey: string): string =>
  sign(null, Buffer.from(text), createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })).toString(
    'base64url',
  );

/** True when the text is as it was signed by the holder of the key; what is no key or no signature is false too. */
export const signedBy = (text: string, signature: string, publicKey: string): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
};
