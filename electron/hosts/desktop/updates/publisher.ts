/**
 * Whose updates this program takes. Made by whoever releases it (`npm run updates:key`, `.github/workflows/README.md`):
 * without a key no update is ever accepted.
 */
export const publisher: Publisher = {
  keys: [],
  address: '',
};

export interface Publisher {
  /** Ed25519 public keys (SPKI, DER, base64). Several while one key takes over from another. */
  readonly keys: readonly string[];
  /** Where updates lie when the office has not set another address; empty for nowhere. */
  readonly address: string;
}
