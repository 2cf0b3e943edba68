import { isObject, type Json } from '../json.ts';
import type { Complaint } from './complaint.ts';
import { attachmentFields, checkFields } from './fields.ts';

const MOST_ATTACHMENTS = 5;

const ZIP = ['504b0304', '504b0506'];
const OLE = ['d0cf11e0a1b11ae1'];

/** How files of each type begin, in hexadecimal. */
const beginnings: ReadonlyMap<Json | undefined, readonly string[]> = new Map([
  ['pdf', ['25504446']],
  ['rar', ['52617221']],
  ['zip', ZIP],
  ['docx', ZIP],
  ['xlsx', ZIP],
  ['doc', OLE],
  ['xls', OLE],
]);

/** At most five, each of an allowed type, in plain Base64, with the content that its type promises. */
export function checkAttachments(attachments: readonly Json[]): readonly Complaint[] {
  const complaints = attachments.flatMap((attachment, index): readonly Complaint[] => {
    const path = `attachments[${index}]`;
    if (!isObject(attachment)) return [{ code: 'practice.type', path, text: 'must be an object' }];
    const fields = checkFields(attachment, attachmentFields, `${path}.`);
    const text = fields.length === 0 ? contentProblem(String(attachment.attachData), attachment.attachType) : null;
    return text === null ? fields : [{ code: 'practice.attachment', path: `${path}.attachData`, text }];
  });
  return attachments.length > MOST_ATTACHMENTS
    ? [{ code: 'practice.count', path: 'attachments', text: `may have ${MOST_ATTACHMENTS} elements` }, ...complaints]
    : complaints;
}

function contentProblem(base64: string, type: Json | undefined): string | null {
  const bytes = Buffer.from(base64, 'base64');
  // Node skips what is no Base64; only what comes back the same was all of it.
  if (bytes.toString('base64') !== base64) return 'is not standard Base64';
  const start = bytes.subarray(0, 8).toString('hex');
  return beginnings.get(type)?.some((beginning) => start.startsWith(beginning)) ? null : `is no ${type} file`;
}
