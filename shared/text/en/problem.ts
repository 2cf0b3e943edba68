import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/problem.ts';

export const problem: Texts<typeof zh.problem> = {
  // Cells
  'cell.normalised': '“{{field}}” was tidied: {{before}} → {{after}}',
  'cell.ditto':
    '“{{field}}” holds {{value}}, which means the cell above, and there is nothing above that could be meant. Fill in what is meant',
  'cell.example':
    'This row says {{value}}, so it looks like an example of how to fill in the sheet. If it is one, say that the row is no order; if it is an order, fill in “{{field}}” as it really is',
  'cell.blankMark': '“{{field}}” holds {{value}}, which is taken for blank',
  'cell.error': '“{{field}}” holds the spreadsheet error {{value}}. Correct the formula or type the content',
  'cell.uncached':
    '“{{field}}” is a formula without a stored result. Open and save the file in Excel or WPS once, or type the content',
  'cell.picture': '“{{field}}” holds a picture, which has no text; read as empty',
  'cell.tooLong':
    '“{{field}}” has {{length}} characters, more than the {{max}} a cell can hold, and was not read. Shorten it in the workbook, or type it here',
  'cell.cutOff':
    '“{{field}}” has exactly {{length}} characters, the most a cell can hold; the rest is probably lost. Attach a file instead, or shorten it',
  'cell.otherHeader':
    'This row stands below another header, in row {{headerRow}}, whose columns are others than those above. Put the second table on a sheet of its own',
  'cell.surplus':
    'This row has more than the header: {{value}}. Some cell may hold a separator without quotes, which moved all that follows. Correct the file and import it again, or check the whole row and type “{{field}}” again',
  'cell.subtotal':
    '“{{field}}”: {{value}} is the result of a formula of subtotals, so the row may be the sum of others. If it is the number of this row, confirm it; if it is a sum, delete the row in the file and import that again',
  'cell.filledDown':
    '“{{field}}” is a merged cell: {{value}} may be the total of several rows, and is not counted again in this one. Please fill in this row’s own, and check the row above',
  'cell.mergedToo':
    '“{{field}}” is a merged cell; this row has {{value}} too. If that is wrong, unmerge it and fill in each row',
  'cell.mergedOver': {
    one: '“{{field}}”: {{value}} stands in a merged cell, which was written for {{count}} row. Please check that it is this row’s own',
    other:
      '“{{field}}”: {{value}} stands in a merged cell, which was written for {{count}} rows and may be their total. Please check it, and fill in this row’s own',
  },
  'cell.likeAbove':
    '“{{field}}” is said to be as above; this row counts {{value}} too. If that is the total of several rows, please fill in each row',
  'text.tooLong': '“{{field}}” has {{length}} characters, at most {{max}} are allowed. Please shorten it',
  'text.pattern': '“{{field}}” is not written as it must be: {{value}}. {{hint}}',
  'text.controlCharacters':
    '“{{field}}” has line breaks or invisible characters: {{value}}. Only one code belongs here',
  'text.date':
    'The spreadsheet program turned “{{field}}” into the date {{value}}. Set the cell to text format and type it again',
  'id.digitsLost':
    'The number in “{{field}}” is too long ({{value}}): the spreadsheet program has lost its last digits for good. Set the cell to text format and type it again',
  'id.undecided':
    '“{{field}}” holds {{value}}, which is nothing definite. Fill in the code itself, or clear the cell where there is none',
  'id.several':
    '“{{field}}” holds more than one: {{pieces}}. Only one belongs here; put each of the others in a row of its own',
  'text.maybeBlank':
    '“{{field}}” is {{value}}, and is sent as it stands. If it says that there is none, or none yet, clear it or fill in what it is',
  'id.maybeSeveral':
    '“{{field}}” looks like more than one: {{pieces}}. It is sent as one code as it stands; please check',
  'id.words': '“{{field}}” has words beside the number: {{value}}. Only the number belongs here',
  'id.powers':
    '“{{field}}” is stored as the number {{value}} and shown as {{shown}}: it may have been a code such as 12E3, which the spreadsheet program took for a number. Set the cell to text format and type it again',
  'postcode.short':
    '“{{field}}” {{value}} is too short: the number of digits of a postcode of {{country}} is {{digits}}. The spreadsheet program may have dropped leading zeros. Please check',
  'id.decimals': '“{{field}}” is a code but has decimals: {{value}}. Set the cell to text format and type it again',
  'number.unreadable': '“{{field}}” must be a number; {{value}} cannot be read',
  'reading.parts':
    '“{{value}}” cannot be split into the parts that this column has. Write it as in the other rows, such as 60*40*30',
  'reading.number': '“{{value}}” is no number that can be read, and was not converted. Give the number alone',
  'reading.unit':
    '“{{value}}” ({{unit}}) cannot be converted into {{target}}. Give the unit, or the converted number itself',
  'reading.count':
    '“{{value}}” is a total, to be divided by the number of boxes, which is missing in this row or no whole number. Fill it in',
  'reading.inexact':
    '“{{value}}” is a total that cannot be shared out evenly over the boxes ({{count}}). Check the total and the count, or give the number of each box',
  'number.ambiguous': '{{field}}: {{value}} can be read as {{thousands}} or as {{point}}. Write the one that is meant',
  'number.scientific':
    '“{{field}}”: {{value}} was shortened by a spreadsheet program, which may have cut off digits. Write out the whole number',
  'number.converts':
    '“{{field}}”: {{value}} is not in {{target}} and is not sent before it is converted: {{converted}} {{target}}. Confirm the units of this column',
  'number.rounds':
    '“{{field}}”: {{value}} is not in {{target}} and is not sent before it is converted: {{exact}} {{target}}, rounded to {{converted}} as the field takes it. Confirm the units of this column',
  'number.converted': '“{{field}}” was converted: {{value}} → {{converted}} {{target}}',
  'number.rounded': '“{{field}}” was converted: {{value}} → {{converted}} {{target}} (rounded from {{exact}})',
  'number.whichUnit':
    '“{{field}}”: {{value}} stands without a unit, while this column has another one; that it is in {{target}} cannot be told. Write its unit, such as {{example}}, or confirm the units of this column',
  'number.unit': '“{{field}}” takes the number alone, without a unit: {{value}}',
  'number.dozen': '“{{field}}”: {{value}} is {{count}}, as a dozen is 12. It is not sent before that is confirmed',
  'scale.grams': '“{{field}}” {{value}} kg? If these are grams, it is {{converted}} kg. Please check',
  'scale.tonnes': '“{{field}}” {{value}} kg? If these are tonnes, it is {{converted}} kg. Please check',
  'scale.total': {
    one: '“{{field}}” {{value}} kg for one box? If it is the total of {{count}} box, each has {{converted}} kg. Please check',
    other:
      '“{{field}}” {{value}} kg for one box? If it is the total of {{count}} boxes, each has {{converted}} kg. Please check',
  },
  'scale.millimetres': 'Sizes of {{value}} cm? If these are millimetres, it is {{converted}} cm. Please check',
  'scale.metres': 'Sizes of {{value}} cm? If these are metres, it is {{converted}} cm. Please check',
  'scale.inches': 'Sizes of {{value}} cm? If these are inches, it is {{converted}} cm. Please check',
  'scale.odd':
    '“{{field}}” {{value}} kg and sizes of {{sizes}} cm make {{density}} kg a cubic metre, which no goods weigh. Please check weight and sizes',
  'number.notPositive': '“{{field}}” must be greater than 0, here it is {{value}}',
  'number.tooSmall': '“{{field}}” is at least {{min}}, here it is {{value}}',
  'number.tooLarge': '“{{field}}” is at most {{max}}, here it is {{value}}',
  'number.notWhole': '“{{field}}” must be a whole number, here it is {{value}}',
  'number.tooManyPlaces':
    '“{{field}}” is {{value}} here, with more decimals than the {{scale}} it may have. Nothing is rounded by itself; please confirm the change',
  'date.unreadable': '“{{field}}” is not a readable date: {{value}}. Write 2026-06-01 or 2026-06-01 08:30',
  'date.impossible': '“{{field}}” names a day (or time) that does not exist: {{value}}',
  'date.ambiguous': '“{{field}}” {{value}} may be {{first}} or {{second}}. Write it like 2026-06-01',
  'date.serial':
    '“{{field}}” {{value}} looks like a date ({{date}}) whose cell is not formatted as one. Please confirm',
  'date.noYear': '“{{field}}” has no year: {{value}}',
  'date.zone': '“{{field}}” names a time zone: {{value}}. Write the local time without one',
  'date.milliseconds': '“{{field}}” takes seconds; {{value}} are milliseconds',
  'yesNo.negated':
    'The header of this column asks for the opposite of “{{field}}”, so {{value}} may mean yes or no. Fill in yes or no for “{{field}}” itself',
  'yesNo.unknown': '“{{field}}” takes yes or no (or 1 and 2, Y and N); {{value}} is neither',
  'choice.unknown': '“{{field}}” has no choice {{value}}. Possible: {{choices}}',
  'choice.remembered':
    '“{{field}}”: {{value}} is taken as “{{choice}}”, by a rule that was remembered. If it is wrong, forget it under “What was learned” in the settings',
  'country.maybeBlank':
    '“{{field}}” {{value}} is the code of Namibia, and is sent as it stands. If it says that there is none, clear it or fill in the country',
  'country.maybeState':
    '“{{field}}” {{value}} is sent as a country’s code, but other cells of this column are states, and {{value}} may be one, too. If so, make it {{meant}}',
  'country.unknown': '“{{field}}” takes a two-letter country code (such as CN, US, AU), here it is {{value}}',
  'email.invalid': '“{{field}}” is not a valid e-mail address: {{value}}',
  'urls.invalid':
    '“{{field}}” holds something that is no web address: {{value}}. It begins with http:// or https://; several are divided by blanks or line breaks',
  'urls.private':
    '“{{field}}”: {{value}} is an address of this computer or of the office’s network. The partner cannot fetch it; use one that is reachable from outside',
  'pairs.invalid': '“{{field}}” is written name:content;name:content; this part cannot be read: {{value}}',
  'warehouse.neverUsed': 'Warehouse code {{value}} was never used before; please check',
  'warehouse.notListed': '{{value}} is not a warehouse of this account, by the partner’s list; please check',
  'warehouse.misspelt': '{{value}} is not a warehouse of this account, by the partner’s list; did you mean {{meant}}?',
  'warehouse.off': 'Warehouse {{value}} is not switched on for this account; ask the warehouse first',
  'sku.noStock': {
    one: 'The warehouse has no stock record of {{value}} (asked {{count}} day ago). Goods that never were in stock may have none; if it is not registered yet, register it first',
    other:
      'The warehouse has no stock record of {{value}} (asked {{count}} days ago). Goods that never were in stock may have none; if it is not registered yet, register it first',
  },
  'lookup.unknown':
    'The table does not have {{value}}, so “{{other}}” is not known. Add it to the table first, or fill in “{{other}}” itself',
  'lookup.differs':
    'In the table the “{{other}}” of {{value}} is {{known}}, here it is {{typed}}. What stands here is sent; please check',
  'column.unused': {
    one: 'Column “{{header}}” has {{count}} filled cell that is not used and not sent. To send it, choose a field for the column',
    other:
      'Column “{{header}}” has {{count}} filled cells that are not used and not sent. To send them, choose a field for the column',
  },
  'total.differs':
    'The total says {{stated}} for “{{header}}”, and the rows above come to {{sum}}. Check the quantities, or correct the total',
  'total.ofBoxes':
    '“{{header}}” says {{stated}}, and the boxes in this row come to {{sum}}. Check the boxes, or correct the sum',
  'sheet.passedOver':
    'Column {{header}} of sheet “{{other}}” holds numbers of these orders ({{key}}, for one), but that sheet is not read, and nothing in it is sent. If it should be, say what it is under “Columns”',
  'table.beside': {
    one: 'Columns {{columns}} ({{headers}}) are another table beside this one, with {{count}} row ({{first}} to {{last}}). It is not read and not sent. To import it, move it to a sheet of its own or below this table',
    other:
      'Columns {{columns}} ({{headers}}) are another table beside this one, with {{count}} rows ({{first}} to {{last}}). It is not read and not sent. To import it, move it to a sheet of its own or below this table',
  },
  'table.unlinked': {
    one: 'The orders stand in columns {{orders}} and their lines in columns {{lines}}, parted by an empty column, and no number says which line is of which order ({{count}} row has only one of them). They are paired as they stand side by side. Add a column with the order’s number to the lines, or check them and confirm the column of the number',
    other:
      'The orders stand in columns {{orders}} and their lines in columns {{lines}}, parted by an empty column, and no number says which line is of which order ({{count}} rows have only one of them). They are paired as they stand side by side. Add a column with the order’s number to the lines, or check them and confirm the column of the number',
  },
  'column.notSent': {
    one: 'Column “{{header}}” (“{{field}}”, {{count}} filled cell) is used here alone and not sent. {{hint}}',
    other: 'Column “{{header}}” (“{{field}}”, {{count}} filled cells) is used here alone and not sent. {{hint}}',
  },
  // Orders
  'value.required': '“{{field}}” is required',
  'value.requiredWithout': '“{{field}}” is required when “{{other}}” is blank',
  'value.requiredFor': '“{{field}}” is required when “{{other}}” is {{choices}}',
  'value.wanted':
    'The partner wants “{{field}}” when “{{other}}” is {{choices}}. Blank, the order can be sent, but the warehouse may not match the goods',
  'key.missing': 'This row has no “{{field}}”, so its order is not known',
  'key.missing.waits':
    'This row has no “{{field}}”, so its order is not known. The order above it is not sent before that is said: give the row a number, or say that it is no order',
  'key.alike':
    'Number {{key}} and {{other}} ({{otherSheet}}, row {{otherRow}}) differ only in case, width, dashes, blanks or characters that look alike, and make two orders. If one is meant, both can be made {{kept}}',
  'key.alikeBefore':
    'Number {{key}} and {{other}}, which was sent in run {{run}} on {{date}}, differ only in case, width, dashes, blanks or characters that look alike. If they are one order, do not send it again',
  'order.disagrees': '“{{field}}” differs within one order: {{value}} here, {{other}} in row {{otherRow}}',
  'order.repeated':
    'Order {{key}} also stands elsewhere ({{otherFile}} › {{otherSheet}}, row {{otherRow}}). Nothing is merged by itself; delete one of them or change the number',
  'order.twice': 'Order {{key}} stands twice on the order sheet, also in row {{otherRow}}. Keep only one row',
  'order.noOrderLine': 'The details name order {{key}}, but the order sheet does not. Check the number',
  'order.noLines': 'Order {{key}} has no detail rows. Check the number, or add the details',
  'order.acceptedBefore':
    'This order was sent in run {{run}} on {{date}} (partner’s number {{partnerNo}}) with the same content; it is not sent again',
  'order.acceptedBefore.practice':
    'This order was practised on {{date}} in run {{run}} (practice number {{partnerNo}}) with the same content; practice does not send it again',
  'order.changedAfterAccepted.practice':
    'This order was practised on {{date}} in run {{run}} (practice number {{partnerNo}}) with other content. The practice partner does not take another one under the same number either: use a new number, or send it for real',
  'order.changedAfterAccepted':
    'This order was sent in run {{run}} on {{date}} (partner’s number {{partnerNo}}), but its content is different now. A number cannot be sent again: use a new one, or change the order at the partner',
  'order.claimedElsewhere.gone':
    'It may be that number {{key}} was sent on {{date}} with the account “{{account}}”, without a result; its run is not in this data any more. Look the number up in the partner’s system: if it is there, nothing has to be sent; if not, use a new number',
  'order.claimedElsewhere.queuedGone':
    'Number {{key}} was in the queue of the account “{{account}}” on {{date}} and did not leave; its run is not in this data any more. It may still go out from the data before the restore, so it is not sent here: use a new number, or go back to that data and go on there',
  'order.claimedElsewhere.practiceGone':
    'Number {{key}} was practised on {{date}} without a result, and its run is not in this data any more. Use a new number, or send it for real',
  'order.claimedElsewhere':
    'Number {{key}} is being sent in run {{run}} ({{date}}), or its outcome there is not known yet. Settle that run first',
  'order.atAnotherDesk':
    'Number {{key}} was taken on {{date}} by “{{desk}}” ({{person}}), who is sending it, or does not know its outcome yet, so it was not sent here. Wait for the outcome there, or ask them',
  'order.takenOver':
    'Another desk of the office has taken this number over, so it was not sent here. Ask there, or use a new number',
  'order.withdrawn':
    'Order {{key}} (the partner’s number {{partnerNo}}) was withdrawn on {{date}}. The number of a withdrawn order is not used again: give it a new one',
  'order.shelvedBefore':
    'Order {{key}} got no usable answer in run {{run}}, and on {{date}} a person decided that the partner does not have it and that it is not sent. Sending now sends it: make sure first that the partner does not have it',
  'order.shelvedBefore.practice':
    'Order {{key}} got no usable answer when it was practised in run {{run}}, and on {{date}} a person decided that it is not there and not sent. Practising now sends it once more',
  'order.bodyChanged':
    'What is stored to be sent is not what was prepared: something changed the data since, or the disk is failing. It was not sent. Look at its lines, then send the order again; it is made anew from them',
  'order.sentElsewhere':
    'This order was sent to the same partner on {{date}} with the account “{{account}}” (run {{run}}, partner’s number {{partnerNo}}). Sent with this account too, it may exist there twice; you are asked before it is',
  'order.claimedElsewhere.practice':
    'Number {{key}} is being practised in run {{run}} ({{date}}), or the outcome of that is not known yet. Settle that run first',
  'partner.rejectedSilently.practice':
    'The practice partner rejected it without saying why ({{code}}). Check the order and practise again',
  'partner.rejectedSilently':
    'The partner rejected it without saying why ({{code}}). Check the account’s address and the order, then send it again; if it is rejected still, ask the partner, naming the time it was sent',
  'partner.rejected.practice':
    'The practice partner rejected it: {{message}} (code {{code}}). Correct it and practise again, or send it for real',
  'partner.rejected': 'The partner rejected it: {{message}} (code {{code}}). Correct it and send it again',
  // Attachments
  'attachment.notFound':
    'Attachment {{name}} was not found. Check its name; choose the file in the list of problems, or put it beside the workbook and import again',
  'attachment.notLooked':
    'The attachments of this order were not looked for after it was changed. Change a cell of it once more, or import the file again',
  'attachment.outside': 'Attachment {{name}} is outside the allowed folders and was not read. Write only its file name',
  'attachment.tooMany': '{{count}} attachments; at most {{max}}. Leave some out, or pack them into one zip',
  'attachment.tooLarge': 'Attachment {{name}} is {{size}} MB; a file may have {{max}} MB. Make it smaller',
  'attachment.requestTooLarge': 'The attachments are {{size}} MB together; an order may carry {{max}} MB',
  'attachment.wrongType': 'Attachment {{name}} is of a type that is not accepted; use {{types}}',
  'attachment.contentMismatch':
    'Attachment {{name}} does not contain a {{type}} file: renamed or damaged. Save it again as one',
  'attachment.cutOff':
    'The attachment text has exactly {{length}} characters, the most a cell can hold, so its end is lost. Write a file name instead',
  'attachment.badBase64': 'The attachment text is not valid Base64. Write a file name instead',
  'attachment.nameTooLong': 'Attachment name {{name}} has {{length}} characters; at most {{max}}. Shorten it',
  'attachment.empty': 'Attachment {{name}} is an empty file. Check that it was saved',
  'attachment.replaced':
    'Attachment {{name}} was replaced by a file of the same name found later, with other content. Make sure that the new one is meant',
  'attachment.left':
    'Attachment {{name}} went with this order before its attachments were changed, and does not any more. If it is still to be sent, add its name to the cell again and choose the file in the list of problems',
  'attachment.unreadable':
    'Attachment {{name}} cannot be read: in use, password-protected or damaged. Close it elsewhere or get it again',
};
