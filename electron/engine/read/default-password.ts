import { openPackage } from './encrypted-package.ts';
import { openRecords } from './encrypted-xls.ts';
import { CFB } from './sheetjs.ts';

/**
 * Excel encrypts with this where a person set no password to open, only one against changes or for the structure, and
 * opens it without asking ([MS-OFFCRYPTO] 2.4.2.3 names it). Whoever has such a file sees no password.
 */
const PASSWORD = 'VelvetSweatshop';

/**
 * The workbook inside a compound file that is encrypted with Excel's default password: a zip, or an .xls without its
 * encryption. Null when it needs a password that somebody knows, or cannot be opened.
 */
export function openByDefaultPassword(bytes: Buffer): Buffer | null {
  try {
    const container = CFB.read(bytes, { type: 'buffer' });
    const stream = (name: string) => {
      const content = CFB.find(container, `/${name}`)?.content;
      return content && Buffer.from(content);
    };
    const [info, encrypted] = [stream('EncryptionInfo'), stream('EncryptedPackage')];
    if (info && encrypted) return openPackage(info, encrypted, PASSWORD);
    const name = CFB.find(container, '/Workbook') ? 'Workbook' : 'Book';
    const opened = openRecords(stream(name) ?? Buffer.alloc(0), PASSWORD);
    if (!opened) return null;
    const plain = CFB.utils.cfb_new();
    CFB.utils.cfb_add(plain, `/${name}`, opened);
    return CFB.write(plain, { type: 'buffer' });
  } catch {
    // What a library throws is about the file, which is as good as locked then.
    return null;
  }
}
