import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/booking.ts';

export const booking: Texts<typeof zh.booking> = {
  // What booking freight costs
  'freight.cost': 'As chosen now, freight comes to {{sum}}.',
  'cap.perOrder': 'Most per order',
  'cap.perRun': 'Most for the run',
  'cap.currency': 'Currency of the caps',
  'cap.none': 'no cap',
  'cap.help':
    'Booking stops before an order that would go over, and says which order, its price and the cap. No currency is converted.',
  'cap.wrong': 'Give an amount, such as 500 or 12.50. There is no cap now.',
  'cap.wrongStill': 'Give an amount, such as 500 or 12.50. The cap is still {{kept}}.',
  'freight.unpriced': {
    one: '{{count}} of them has no price yet: it is asked for when sending starts, and the default choice is taken.',
    other: '{{count}} of them have no price yet: it is asked for when sending starts, and the default choice is taken.',
  },
  'freight.undecided': {
    one: 'For {{count}} no service is chosen: it stays behind and is not booked.',
    other: 'For {{count}} no service is chosen: they stay behind and are not booked.',
  },
  'freight.overCap': {
    one: '{{count}} is over the price cap: it stays behind and is not booked.',
    other: '{{count}} are over the price cap: they stay behind and are not booked.',
  },
  'freight.afterCap': {
    one: 'Booking stops before an order that would go over the run’s cap: {{count}} more behind it is not booked either.',
    other:
      'Booking stops before an order that would go over the run’s cap: {{count}} more behind it are not booked either.',
  },
  'freight.choose': 'Choose services',
  'freight.asking': 'Adding up the freight…',
  'freight.failed': 'What the freight comes to could not be found out, so nothing can be sent yet.',
  'freight.again': 'Ask again',

  // Booking freight for real: the amount is what is confirmed
  'book.total': 'Freight comes to {{sum}}.',
  'book.choice': 'Services: {{choice}}.',
  'book.byHand': 'chosen line by line',
  'book.byRule': '{{rule}} (lines that you chose for go by your choice)',
  'book.left': {
    one: 'Another {{count}} has no price or no service chosen: it stays behind and is not booked.',
    other: 'Another {{count}} have no price or no service chosen: they stay behind and are not booked.',
  },
  'book.overCap': {
    one: 'Another {{count}} is over the price cap: it stays behind and is not booked.',
    other: 'Another {{count}} are over the price cap: they stay behind and are not booked.',
  },
  'book.afterCap': {
    one: 'Booking stops before an order that would go over the run’s cap: {{count}} more behind it is not booked either.',
    other:
      'Booking stops before an order that would go over the run’s cap: {{count}} more behind it are not booked either.',
  },
  'book.ok': { one: 'Book {{count}} order for {{sum}}', other: 'Book {{count}} orders for {{sum}}' },
  'book.none': 'Nothing to book',
  'book.done.production': 'Booked; freight comes to {{sum}}.',
  'book.done.practice': 'Booked in practice; freight comes to {{sum}} (practice prices, not real ones).',
  'book.unanswered': {
    one: '{{sum}} of that is the previewed price: of {{count}} order the partner did not say the fee.',
    other: '{{sum}} of that is the previewed price: of {{count}} orders the partner did not say the fee.',
  },
  'book.differs.production': {
    one: 'They came to {{sum}} when you confirmed. The partner booked {{count}} order for another fee: {{orders}}. Check it with the partner.',
    other:
      'They came to {{sum}} when you confirmed. The partner booked {{count}} orders for another fee: {{orders}}. Check them with the partner.',
  },
  'book.differs.practice': {
    one: 'They came to {{sum}} when previewed. The practice partner booked {{count}} order for another fee: {{orders}}.',
    other:
      'They came to {{sum}} when previewed. The practice partner booked {{count}} orders for another fee: {{orders}}.',
  },
  'book.differsOne': '{{key}} at {{booked}} instead of {{previewed}}',
  'book.differsMore': '{{orders}}, and more',
};
