import type { Json } from '#shared/kinds/kind.ts';

/** The bytes of a file in the content-addressed folder. */
export type ReadBlob = (sha256: string) => Promise<Uint8Array>;

/**
 * The JSON text of a request, with the Base64 of each attachment in the place of its slot. Only this text holds the
 * files; what is stored does not. Throws what `readBlob` throws.
 */
export async function writeBody(body: Json, readBlob: ReadBlob): Promise<string> {
  const files = new Map<string, string>();
  for (const sha of slots(body)) {
    if (!files.has(sha)) files.set(sha, Buffer.from(await readBlob(sha)).toString('base64'));
  }
  return JSON.stringify(body, (_, value: Json) => {
    const sha = slotOf(value);
    return sha === null ? value : files.get(sha);
  });
}

function slots(value: Json): readonly string[] {
  const sha = slotOf(value);
  if (sha !== null) return [sha];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(slots) : [];
}

function slotOf(value: Json): string | null {
  if (typeof value !== 'object' || value === null || !('$attachment' in value)) return null;
  return typeof value.$attachment === 'string' ? value.$attachment : null;
}
