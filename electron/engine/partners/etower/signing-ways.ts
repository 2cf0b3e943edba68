import type { EtowerSettings } from '#shared/partners/etower.ts';
import { endpoint } from './call.ts';
import { type EtowerCredentials, type SigningSettings, sign } from './sign.ts';

/**
 * Every way of signing that the vendor's page leaves open, at most eight, the account's own first. The scheme only counts
 * where the whole address is signed.
 */
export function signingWays(own: SigningSettings, baseUrl: string): readonly SigningSettings[] {
  const other = new URL(baseUrl).protocol === 'https:' ? 'http' : 'https';
  const ways = (['same', other] as const).flatMap((signScheme) =>
    (['url', 'path'] as const).flatMap((signTarget) =>
      (['standard', 'urlsafe'] as const).map((base64) => ({ signTarget, signScheme, base64 })),
    ),
  );
  const worth = ways.filter(({ signTarget, signScheme }) => signTarget === 'url' || signScheme === 'same');
  const known = new Map([own, ...worth].map((way) => [nameOf(way, other), way]));
  return [...known.values()];
}

/** The same name for ways that give the same signature. */
function nameOf({ signTarget, signScheme, base64 }: SigningSettings, other: 'http' | 'https'): string {
  return [signTarget, signTarget === 'url' && signScheme === other, base64].join();
}

/** Far fewer seconds than the clocks may be apart; a signature has such a letter in more than half of all seconds. */
const MOST_SECONDS = 60;

/**
 * The latest moment (ms) up to `now` at which the signature of this call has a letter on which the two alphabets differ.
 * At any other moment an account with the wrong alphabet passes, and fails with one order out of two.
 */
export function tellingMoment(
  now: number,
  operation: string,
  settings: Pick<EtowerSettings, 'baseUrl'> & SigningSettings,
  credentials: EtowerCredentials,
): number {
  const url = endpoint(settings.baseUrl, operation);
  for (let seconds = 0; seconds < MOST_SECONDS; seconds += 1) {
    const date = now - seconds * 1000;
    const { Authorization } = sign({ method: 'POST', url, date }, credentials, { ...settings, base64: 'standard' });
    if (/[+/]/.test(Authorization.slice(`WallTech ${credentials.token}:`.length))) return date;
  }
  return now;
}
