import { readFile, stat } from 'node:fs/promises';
import { Failure } from '#shared/contract/failure.ts';
import { LARGEST_LOGO } from '#shared/contract/packing-lists.ts';
import type { Store } from '../store/store.ts';

/** Who writes papers: settings `office.name`, `office.address` and `office.logo`, empty unless the office gave them. */
export interface Office {
  readonly name: string;
  readonly address: string;
  readonly logo: Logo | null;
}

export interface Logo {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
}

type Settings = Pick<Store, 'settings'>;

export function officeOf({ settings }: Settings): Office {
  const all = settings.all();
  const text = (name: string) => (typeof all[name] === 'string' ? String(all[name]) : '');
  const [, type, data] = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/=]+)$/.exec(text('office.logo')) ?? [];
  const logo = type && data ? { type: type as Logo['type'], bytes: Buffer.from(data, 'base64') } : null;
  return { name: text('office.name'), address: text('office.address'), logo };
}

/**
 * Keeps a picture as the office's logo; it is copied, so that the file may go.
 *
 * @param path null: no logo any more
 * @throws Failure `office.logo` when it is no PNG or JPEG, too large, or cannot be read
 */
export async function keepLogo({ settings }: Settings, path: string | null): Promise<void> {
  if (path === null) return settings.set({ 'office.logo': '' });
  const bytes = await readSmall(path);
  const type = bytes && pictureType(bytes);
  if (!bytes || !type) throw new Failure('office.logo', { file: path, kb: LARGEST_LOGO / 1000 });
  settings.set({ 'office.logo': `data:image/${type};base64,${bytes.toString('base64')}` });
}

async function readSmall(path: string): Promise<Buffer | null> {
  try {
    return (await stat(path)).size > LARGEST_LOGO ? null : await readFile(path);
  } catch {
    return null;
  }
}

/** By the first bytes, whatever the file is called. */
function pictureType(bytes: Buffer): Logo['type'] | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'jpeg' : null;
}
