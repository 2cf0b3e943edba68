import type { Texts } from '../texts.ts';
import type { labels as zh } from '../zh-CN/labels.ts';

export const labels: Texts<typeof zh> = {
  title: 'Box labels',
  comma: ', ',
  andMore: { one: '{{names}} and {{count}} more', other: '{{names}} and {{count}} more' },

  'mark.reference': 'Reference',
  'mark.partnerNo': 'Order no.',
  'mark.boxNo': 'Box',
  'mark.pieces': { one: '{{count}} pc', other: '{{count}} pcs' },
  'mark.shipped': 'Shipped {{date}}',
  'mark.mixed': {
    one: 'MIXED 混装 {{count}} SKU, see packing list',
    other: 'MIXED 混装 {{count}} SKUs, see packing list',
  },
  'stamp.practice': 'PRACTICE 演练',
  'stamp.draft': 'DRAFT 草稿 未受理',
  'stamp.rejected': 'REJECTED 被拒',
  'stamp.unknown': 'UNCONFIRMED 未确认',
  'stamp.markOnly': 'SHIPPING MARK ONLY 仅作唛头',

  'left.incomplete': '{{key}}: has errors; no labels',
  'left.rejected': '{{key}}: was rejected; no labels',
  'left.unknown': '{{key}}: nobody knows yet whether the partner has it; no labels',
  'left.noBoxes': '{{key}}: has no boxes (lines of old runs may have been cleared); no labels',
  'left.unsureBoxes': '{{key}}: has lines without a box number or a number of boxes; no labels',
  'left.missing': '{{key}}: there is no such order in this run',
  'left.tooLong':
    '{{key}}: “{{what}}” does not fit on this paper, and a number is never cut; no labels. Choose larger paper',
  'left.characters': '{{key}}: the font lacks these characters: {{what}}; no labels',

  'note.practice': 'Practice orders; their labels say “PRACTICE”. Do not put them on real cartons: {{orders}}',
  'note.draft': 'Not accepted yet; their labels say “DRAFT” and have no order number: {{orders}}',
  'note.rejected': 'Rejected orders; their labels say “REJECTED”: {{orders}}',
  'note.unknown': 'Orders of unknown outcome; their labels say “UNCONFIRMED”: {{orders}}',
  'note.portal':
    'These orders do not use the shipper’s box numbers: the warehouse scans its own system’s, and the label to stick on is the portal’s. These are shipping marks only: {{orders}}',
  'note.sameCode':
    'Several orders have the same box number (such as “{{example}}”); a scanner cannot tell their cartons apart: {{orders}}',
  'note.notAscii':
    'Box numbers with other characters than plain letters and digits (such as “{{example}}”) cannot be bars and are QR codes; many scanners in warehouses read them wrongly: {{orders}}',
  'note.tooLong': 'Numbers too long for bars (such as “{{example}}”) are QR codes: {{orders}}',
  'note.suffix':
    'Equal cartons have a number added, as the settings say (such as “{{example}}”); it differs from what was sent to the warehouse: {{orders}}',
  'note.contents': 'Too many SKUs: the labels say “MIXED”; add the packing list: {{orders}}',
  'note.remark': 'Remarks that are too long, or have characters that the font lacks, are not on the labels: {{orders}}',
  'note.shipper':
    'Shippers whose names are too long, or have characters that the font lacks, are not on the labels: {{orders}}',

  'setting.paper': 'Paper',
  'setting.copies': 'Labels for each carton (2 to stick them on two sides)',
  'setting.dpi': 'Resolution of the printer',
  'setting.module': 'Narrowest bar in mm; a code that would need a narrower one becomes a QR code',
  'setting.offsetX': 'Moved to the right, in mm (negative: to the left)',
  'setting.offsetY': 'Moved down, in mm (negative: up)',
  'setting.partnerNo': 'Order number',
  'setting.contents': 'SKUs and pieces',
  'setting.remark': 'Remark',
  'setting.shipper': 'Shipper',
  'setting.phone': 'Shipper’s phone',
  'setting.origin': 'Statement of origin, such as MADE IN CHINA (yours to decide; none unless given)',
  'setting.qr': 'A QR code more, with reference and box number',
  'setting.boxSuffix': 'Add a number to the box number of equal cartons (it then differs from what was sent)',
  'paper.100x150': '100 × 150 mm',
  'paper.100x100': '100 × 100 mm',
  'paper.100x60': '100 × 60 mm (short)',
  'paper.70x30': '70 × 30 mm (short)',
  'paper.a4-2': 'A4, two',
  'paper.a4-4': 'A4, four',
  'paper.a4-6': 'A4, six',

  'page.title': 'Print box labels',
  'page.counts':
    '$t(counted:orders, {"count": {{orders}} }) · $t(counted:boxes, {"count": {{boxes}} }) = $t(counted:labels, {"count": {{labels}} })',
  'page.which': 'Which',
  'page.choose': 'Choose orders (all if none is chosen)',
  'page.how': 'How',
  'page.put': 'On the label',
  'page.from': 'Begin with label',
  'page.adjust': 'Bars and place',
  'page.scale': 'Print at “actual size” (100 %): codes that are scaled may not be read.',
  'page.anyway': 'Also orders that were rejected or are of unknown outcome (the labels say so)',
  'page.notes': 'Before you print',
  'page.left': { one: '{{count}} order has no labels', other: '{{count}} orders have no labels' },
  'page.none': 'There are no labels to print',
  'page.label': 'Label {{order}}, box {{number}} of {{of}}',
  'page.shown': '$t(counted:boxes, {"count": {{total}} }), one picture each',
  'page.pdf': 'Save as PDF',
  'page.zpl': 'Save as ZPL (label printer)',
  'page.print': { one: 'Print {{count}} label', other: 'Print {{count}} labels' },
  'page.file': '{{name}}-labels',
  'page.printMost': 'At most {{most}} are printed directly. Choose some orders, or save a PDF and print that.',
  'page.printMixed':
    'These labels are for papers of several sizes and cannot be printed directly. Save a PDF, or choose orders for one paper.',
};
