import type { FieldSet } from '../../sheets/field.ts';

/** One file a line, as the partner itself writes `attachments[]`. Beside `attachments`, which most offices use. */
export const attachmentFields = {
  attachName: {
    type: 'text',
    free: true,
    several: true,
    unasked: true,
    level: 'order',
    wire: 'attachments.attachName',
    label: { zh: '附件名', en: 'Attach Name' },
    aliases: ['附件文件名', 'Attachment Name'],
    hint: {
      zh: '没有附件内容时，按这个名字找文件；没有扩展名时，加上附件扩展名',
      en: 'Without content a file of this name is looked for; the extension is added where it has none',
    },
    example: 'packing-list.pdf',
  },
  attachData: {
    type: 'text',
    free: true,
    several: true,
    unasked: true,
    level: 'order',
    wire: 'attachments.attachData',
    label: { zh: '附件内容', en: 'Attach Data' },
    aliases: ['附件Base64', '附件数据', 'Attachment Data', 'Attachment Content'],
    words: ['attachment attribute'],
    hint: { zh: '文件内容的 Base64；一格最多 32767 个字', en: 'The file as Base64; a cell holds 32,767 characters' },
    example: 'JVBERi0xLjQK',
  },
  attachType: {
    type: 'text',
    free: true,
    several: true,
    unasked: true,
    level: 'order',
    wire: 'attachments.attachType',
    label: { zh: '附件扩展名', en: 'Attach Type' },
    aliases: ['附件格式'],
    words: ['attachment type'],
    hint: { zh: '例如 pdf；文件名有扩展名时不用填', en: 'Such as pdf; not needed where the name has it' },
    example: 'pdf',
  },
} as const satisfies FieldSet;
