import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/follow-up-settings.ts';

export const followUpSettings: Texts<typeof zh.followUpSettings> = {
  'account.followUp': 'Follow-up: asking about accepted orders',
  'field.productListSize': 'Products registered in one request',
  'field.productListSize.help': 'The interface takes 30 at most.',
  'field.productNumbersAs': 'How numbers of a product are sent',
  'field.productNumbersAs.help':
    'The warehouse’s pages do not say; their sample has numbers as text. Change it if they are not taken.',
  'choice.productNumbersAs.string': 'as text (as the sample has it)',
  'choice.productNumbersAs.number': 'as numbers',
  'field.inventoryListSize': 'SKUs asked about in one request',
  'field.inventoryListSize.help': 'The warehouse does not say how many it takes.',
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
  'field.pollBeforeArrivalMinutes.help':
    'How often may be asked the warehouse does not say. Without news it becomes less often.',
  'field.pollArrivingMinutes': 'From the expected day on, minutes between two requests',
  'field.pollArrivingMinutes.help': 'Until it is put away: most happens then, so it is asked more often.',
  'field.pollAfterPutAwayHours': 'Once put away, hours between two requests',
  'field.pollAfterPutAwayHours.help': 'Quantities may still change a while after, so it is asked a while longer.',
  'field.pollSlowerAfterDays': 'Days without news after which it is asked half as often',
  'field.pollSlowerAfterDays.help': 'After as many days again half as often, at least once a day. 0: never less often.',
  'field.pollStopAfterDays': 'Days from acceptance after which nothing is asked any more',
  'field.pollStopAfterDays.help': 'Also of one that is not put away by then; the order stays in the list.',
  'field.pollStopAfterPutAwayDays': 'Days without change, once put away, after which nothing is asked',
  'field.pollStopAfterPutAwayDays.help': 'News starts the days anew. 0: nothing is asked once it is put away.',
  'field.pollBackoffMinutes': 'Minutes to wait after a failure',
  'field.pollBackoffMinutes.help':
    'After the first, the second … failure in a row, divided by semicolons, as in 1;2;5;10.',
  'field.draftAfterHours': 'Hours from acceptance after which a draft is to be confirmed',
  'field.draftAfterHours.help':
    'The warehouse does not say whether a draft was confirmed, so until it arrives every order may be one.',
  'field.differenceAfterDays': 'Days after the last put-away from which on pieces count as short',
  'field.differenceAfterDays.help':
    'The warehouse does not say when it is done: what is missing counts as short only so many days after the last put-away, and until then as not put away yet.',
  'field.zone': 'Time zone of the warehouse’s times',
  'field.zone.help':
    'Such as Australia/Sydney. The warehouse does not say which zone its times are in; left empty they are reckoned as this computer’s, and shown as they come.',
  'field.statusMap': 'Meaning of statuses',
  'field.statusMap.help':
    'The warehouse has not published what its codes mean. Once you know: code=meaning:own words, such as 100=draft:Draft;200=confirmed:Confirmed. The meaning is draft, confirmed, arrived or cancelled.',
  'field.forecastPerBox': 'The warehouse’s forecast is already multiplied by the boxes',
  'field.forecastPerBox.help':
    'Off: the forecast is held against the pieces of one box. The warehouse’s pages do not say clearly which it is.',
  'field.volumeTolerancePercent': 'Per cent by which the volume may be off',
  'field.volumeTolerancePercent.help':
    'The warehouse may round otherwise than what was sent; so small a difference is not told.',
  'field.cancelEnabled': 'Orders may be cancelled at Cainiao by a call',
  'field.cancelEnabled.help':
    'On: a person can have Cainiao asked to cancel an accepted order (taobao.wlb.wms.order.cancel.notify). The call is known from a public client’s code only.',
  'field.pollEveryMinutes': 'Minutes from one round to the next',
  'field.pollEveryMinutes.help': 'One round covers all of the account’s orders: Cainiao says which of them changed.',
  'field.pollWindowHours': 'Hours of one window of time',
  'field.pollWindowHours.help':
    'Cainiao does not say how long a window may be; a longer time is asked for in several of them.',
  'field.pollOverlapMinutes': 'Minutes by which windows overlap',
  'field.pollOverlapMinutes.help': 'So that no change between two of them is missed.',
  'field.pollPageSize': 'Orders on one page',
  'field.pollPageSize.help': 'Cainiao gives 50 at most.',
  'field.pollEmptyAs': 'When Cainiao answers with neither a count nor a list',
  'field.pollEmptyAs.help':
    'No page says how it answers where nothing changed. If you keep being told of an answer that cannot be read, and all else works, choose “nothing changed”.',
  'choice.pollEmptyAs.unreadable': 'not readable: asked again later',
  'choice.pollEmptyAs.none': 'nothing changed',
  'field.pollZone': 'Time zone of Cainiao’s times',
  'field.pollZone.help':
    'A request’s time stamp is in Beijing time by the documentation; of a window’s beginning and end it says nothing, so the same is taken.',
  'field.pollDetails': 'Fetch what was received once an order is finished',
  'field.pollDetails.help':
    'One by one with taobao.wlb.wms.stock.in.bill.get (return.bill.get for sales returns). The call for ordinary orders is known from a public client’s code only: where it does not work, switch this off and go by states alone.',
  'field.damagedTypes': 'Inventory types that count as damaged',
  'field.damagedTypes.help':
    'Divided by semicolons. The call is described with 1 (sellable) and 101 (damaged) alone; 102 and 103 (damaged goods, damaged boxes) are ours.',
  'field.silentAfterHours': 'Hours from acceptance after which an order that was not named is to be looked up',
  'field.silentAfterHours.help':
    'Cainiao names orders that changed only. One that it has not named for so long has to be looked at.',
};
