const DECLARED = /^(<\?xml[^>]*?\sencoding\s*=\s*["'])([\w.:-]+)(["'])/;

/**
 * An XML part as UTF-8, which is all that SheetJS reads: the standard lets parts be in UTF-16, and old programs write
 * what their declaration says. Unchanged where it is UTF-8 already, and where it is not what it says it is.
 */
export function asUtf8Xml(bytes: Uint8Array): Uint8Array {
  const [a, b] = bytes;
  const utf16 =
    (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)
      ? 'utf-16le'
      : (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)
        ? 'utf-16be'
        : null;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1');
  const declared = DECLARED.exec(head)?.[2]?.toLowerCase();
  const name = utf16 ?? (declared === undefined || /^(utf-?8|us-ascii)$/.test(declared) ? null : declared);
  if (name === null) return bytes;
  try {
    const text = new TextDecoder(name, { fatal: true }).decode(bytes);
    return Buffer.from(text.replace(DECLARED, '$1UTF-8$3'));
  } catch {
    return bytes;
  }
}
