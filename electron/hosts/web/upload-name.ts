const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbidden = /[\u0000-\u001f\u007f<>:"|?*]/;

/**
 * The parts of an uploaded file's place inside the folder it was dropped with, or null when any system would read one
 * of them as something else: another folder, a device, a stream.
 */
export function uploadParts(path: string): string[] | null {
  const parts = path.split(/[/\\]/);
  const fine = (part: string) =>
    part !== '' &&
    part.length <= 200 &&
    !/^\.+$/.test(part) &&
    !/[. ]$/.test(part) &&
    !forbidden.test(part) &&
    !reserved.test(part);
  return parts.length <= 20 && parts.every(fine) ? parts : null;
}
