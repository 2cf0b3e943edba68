import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/follow-up.ts';

export const followUp: Texts<typeof zh.followUp> = {
  'state.waiting': 'Not asked yet',
  'state.notFound': 'Not at the warehouse',
  'state.gone': 'Gone',
  'state.listed': 'At the warehouse (confirmed or not: it does not say)',
  'state.draft': 'Draft, to be confirmed',
  'state.confirmed': 'Confirmed',
  'state.cancelled': 'Cancelled',
  'state.arrived': 'Arrived',
  'state.partly': 'Putting away',
  'state.putAway': 'Put away',
  'state.difference': 'Quantities differ',
  'finding.contradiction': {
    one: 'The warehouse says something else than before: {{point}} ({{count}} point). It was not taken: look it up, then take it or keep what was known.',
    other:
      'The warehouse says something else than before: {{point}} ({{count}} points in all). It was not taken: look it up, then take it or keep what was known.',
  },
  'finding.twice':
    'The warehouse has several orders with this number: {{numbers}}. Look it up in its portal; those that are too many have to be cancelled.',
  'finding.unreadable': 'The warehouse’s answer holds a number that cannot be read. It was not taken.',
  'finding.short': {
    one: '{{sku}}: {{count}} piece short, {{forecast}} announced and {{putAway}} put away. It was sent in box {{boxes}}; which one lacks it, the warehouse does not say.',
    other:
      '{{sku}}: {{count}} pieces short, {{forecast}} announced and {{putAway}} put away. It was sent in box {{boxes}}; which one lacks them, the warehouse does not say.',
  },
  'finding.over': {
    one: '{{sku}}: {{count}} piece over, {{forecast}} announced and {{putAway}} put away. It was sent in box {{boxes}}; which one has more, the warehouse does not say.',
    other:
      '{{sku}}: {{count}} pieces over, {{forecast}} announced and {{putAway}} put away. It was sent in box {{boxes}}; which one has more, the warehouse does not say.',
  },
  'finding.notFound': 'The warehouse was asked and does not have this order. Look it up in its portal.',
  'finding.gone': 'The warehouse had this order, and did not name it twice in a row. Look it up in its portal.',
  'finding.cancelled': 'The warehouse says that this order is cancelled.',
  'finding.late': 'Expected on {{eta}}, and not there yet.',
  'finding.draft':
    'It may be a draft still: confirm it in the warehouse’s portal (Dockhand cannot), then mark it as done.',
  'finding.forecast': '{{sku}}: {{sent}} sent, {{said}} announced as the warehouse has it.',
  'finding.notMultiplied':
    '{{sku}}: {{sent}} sent, {{said}} announced as the warehouse has it: not multiplied by the boxes.',
  'finding.skuMissing': '{{sku}} ({{sent}}) was sent, and is not in the warehouse’s order.',
  'finding.skuExtra': 'The warehouse’s order has {{sku}} ({{said}}), which was not sent.',
  'finding.boxes': 'Boxes sent: {{sent}}; the warehouse says {{said}}.',
  'finding.volume': 'Volume sent: {{sent}} m³; the warehouse says {{said}} m³.',
  'kind.contradiction': 'Contradiction',
  'kind.twice': 'Made twice',
  'kind.unreadable': 'Unreadable',
  'kind.short': 'Short',
  'kind.over': 'Over',
  'kind.notFound': 'Not there',
  'kind.gone': 'Gone',
  'kind.cancelled': 'Cancelled',
  'kind.late': 'Overdue',
  'kind.draft': 'Draft',
  'kind.forecast': 'Other forecast',
  'kind.notMultiplied': 'Not times boxes',
  'kind.skuMissing': 'SKU missing',
  'kind.skuExtra': 'SKU not sent',
  'kind.boxes': 'Other box count',
  'kind.volume': 'Other volume',
  'point.orderNo': 'the warehouse’s number',
  'point.createdAt': 'when it was made',
  'point.deliveredAt': 'when it arrived',
  'point.planNo': 'the ASN number',
  'point.boxes': 'the number of boxes',
  'point.volume': 'the volume',
  'point.forecast': 'pieces announced',
  'point.putAway': 'pieces put away',
  'point.is': '{{what}} was {{known}} and is now {{said}}',
  'point.ofSku': '{{what}} of {{sku}}: it was {{known}} and is now {{said}}',
  'point.none': 'none',
  'hold.credentials':
    'The warehouse refuses the keys of account “{{account}}” and was not asked any more. Check them in the settings, then ask again.',
  'hold.clock':
    'This computer’s time is off from the warehouse’s by about {{minutes}} min, and it was not asked any more. Set the clock, then ask again.',
  'hold.throttled':
    'The warehouse says it is asked too often: wait until {{until}} (account “{{account}}”). It goes on by itself.',
  'hold.unreachable': 'The warehouse cannot be reached (account “{{account}}”: {{reason}}); tried again at {{until}}.',
  'hold.failing':
    'The warehouse gave no answer that can be read (account “{{account}}”: {{reason}}); tried again at {{until}}.',
  'hold.refused': 'The warehouse refuses to be asked (account “{{account}}”): {{message}}. Tried again at {{until}}.',
  'hold.account': 'Account “{{account}}” cannot be used, and was not asked: {{why}}',
  status:
    'The warehouse of account “{{account}}” gave a status never seen before: {{code}} {{words}} (order {{key}}). Once you know what it means, write it under “Meaning of statuses” in the account’s settings.',
  'sheet.orders': 'Follow-up',
  'sheet.skus': 'By SKU',
  'sheet.key': 'Order number',
  'sheet.partnerNo': 'Warehouse’s number',
  'sheet.account': 'Account',
  'sheet.warehouse': 'Warehouse',
  'sheet.state': 'State',
  'sheet.status': 'In the warehouse’s words',
  'sheet.findings': 'To look at',
  'sheet.settled': 'Settled',
  'sheet.eta': 'Expected',
  'sheet.late': 'Days late',
  'sheet.delivered': 'Arrived (warehouse)',
  'sheet.forecast': 'Announced',
  'sheet.putAway': 'Put away',
  'sheet.difference': 'Difference',
  'sheet.accepted': 'Accepted',
  'sheet.seen': 'Last seen',
  'sheet.asked': 'Last asked',
  'sheet.sku': 'SKU',
  'sheet.name': 'Name',
  'sheet.sent': 'Sent',
  'sheet.putAwayAt': 'Put away at (warehouse)',
  'sheet.boxes': 'Sent in boxes',
  'sheet.noBoxes': 'In which box, the warehouse does not say',
};

export const followUpSettings: Texts<typeof zh.followUpSettings> = {
  'account.followUp': 'Follow-up: asking about accepted orders',
  'field.pollAuto': 'Ask about accepted orders by itself',
  'field.pollAuto.help':
    'Off: the warehouse is asked only when “Ask now” is pressed. On: also while the program is open. Asking changes nothing at the warehouse.',
  'field.pollListSize': 'Orders asked about in one request',
  'field.pollListSize.help':
    'The warehouse does not say how many it takes; a list that it refuses is halved, and the length that works is remembered.',
  'field.pollGapMs': 'Seconds between two requests',
  'field.pollGapMs.help':
    'While orders are being sent nothing is asked, and only once sending has been quiet for so long.',
  'field.pollBeforeArrivalMinutes': 'Before arrival, minutes between two requests about an order',
  'field.pollArrivingMinutes': 'From the expected day on, minutes between two requests',
  'field.pollAfterPutAwayHours': 'Once put away, hours between two requests',
  'field.pollSlowerAfterDays': 'Days without news after which it is asked half as often',
  'field.pollSlowerAfterDays.help': 'After as many days again half as often, at least once a day. 0: never less often.',
  'field.pollStopAfterDays': 'Days from acceptance after which nothing is asked any more',
  'field.pollStopAfterPutAwayDays': 'Days without change, once put away, after which nothing is asked',
  'field.pollBackoffMinutes': 'Minutes to wait after a failure',
  'field.pollBackoffMinutes.help':
    'After the first, the second … failure in a row, divided by semicolons, as in 1;2;5;10.',
  'field.draftAfterHours': 'Hours from acceptance after which a draft is to be confirmed',
  'field.draftAfterHours.help':
    'The warehouse does not say whether a draft was confirmed, so until it arrives every order may be one.',
  'field.differenceAfterDays': 'Days after the last put-away from which on pieces count as short',
  'field.zone': 'Time zone of the warehouse’s times',
  'field.zone.help':
    'Such as Australia/Sydney. The warehouse does not say which zone its times are in; left empty they are reckoned as this computer’s, and shown as they come.',
  'field.statusMap': 'Meaning of statuses',
  'field.statusMap.help':
    'The warehouse has not published what its codes mean. Once you know: code=meaning:own words, such as 100=draft:Draft;200=confirmed:Confirmed. The meaning is draft, confirmed, arrived or cancelled.',
  'field.forecastPerBox': 'The warehouse’s forecast is already multiplied by the boxes',
  'field.volumeTolerancePercent': 'Per cent by which the volume may be off',
};
