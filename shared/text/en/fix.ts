import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/fix.ts';

export const fix: Texts<typeof zh.fix> = {
  'fix.one': 'Accept the suggestion',
  'fix.set': 'Change to {{value}}',
  'fix.clear': 'Clear',
  'fix.merge': 'Merge the two lines',
  'fix.all': { one: 'Fix {{count}} like this', other: 'Fix all {{count}} like this' },
  'fix.mapChoice': 'Take “{{text}}” as…',
  'fix.scope': 'Take “{{text}}” as “{{choice}}”:',
  'fix.scope.cells': 'In this run only',
  'fix.scope.layout': 'With these headers',
  'fix.scope.always': 'Always',
  'fix.scope.back': 'Back',
  'fix.scopeHelp.cells': 'Changes the cells of this run that hold the word; nothing is remembered',
  'fix.scopeHelp.layout': 'Remembered for every sheet that has the same headers',
  'fix.scopeHelp.always': 'Remembered for every sheet',
  'fix.noOrder': 'This row is no order',
  'fix.noOrder.help':
    'A title, a note or a total: it is skipped, neither checked nor sent. The page of the columns lists it under skipped rows, and it can be undone. Sheets with these headers skip rows of the same words from then on, those told by a number never',
  'fix.noOrder.done': {
    one: '{{count}} row is skipped, and listed on the page of the columns. It can be undone',
    other: '{{count}} rows are skipped, and listed on the page of the columns. It can be undone',
  },
  'fix.noOrder.undo': 'It is an order',
  'fix.rememberedHere': {
    one: 'Fixed, and {{count}} word is remembered for sheets with these headers. The settings list it under remembered words',
    other:
      'Fixed, and {{count}} words are remembered for sheets with these headers. The settings list them under remembered words',
  },
  'fix.rememberedAlways': {
    one: 'Fixed, and {{count}} word is remembered for every sheet. The settings list it under remembered words',
    other: 'Fixed, and {{count}} words are remembered for every sheet. The settings list them under remembered words',
  },
  'fix.scopeAlike': {
    one: 'Fix {{count}} like this. The word is read so:',
    other: 'Fix all {{count}} like this. The words are read so:',
  },
  'fix.example': 'such as {{value}}',
  'fix.remembered':
    'Done, and the meaning of “{{text}}” is remembered. It can be forgotten in the settings, under “What was learned”',
};
