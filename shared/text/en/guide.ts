import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/guide.ts';

export const guide: Texts<typeof zh.guide> = {
  title: 'Guide',
  open: 'How this page works',
  openKeys: 'How this page works (Shift+F1)',
  contents: 'Contents',
  previous: 'Back: {{title}}',
  next: 'Next: {{title}}',
  keys: 'Show the keys',
  time: 'All of it takes about ten minutes. Esc closes it, and you are where you were.',

  'today.title': '1 Today: start here',
  'today.lead': 'Drop your spreadsheets into the window, and you have started. Below stands what waits for you today.',
  'today.steps': `Drop spreadsheets and attachments anywhere in the window. Or press “Choose files” or “Choose a folder”.
Did you copy a table in Excel? Press Ctrl+V here, or “Paste a table”.
No spreadsheet yet? Take one from “Blank templates”.
“To do today” is sorted: the most urgent comes first. The button of each line leads to the very place.
Your own file is never changed. Nothing is sent before you press the button that sends.`,
  'today.alt': 'The page “Today”: import above, what waits below, templates and recent runs on the right',

  'columns.title': '2 Columns: how your sheet is read',
  'columns.lead':
    'You are asked once for headers that are new. The answers are kept, and the next day this step is skipped.',
  'columns.steps': `Your sheet is on the left. Above each column stands what it is taken for. Press that to change it.
A blue dashed line means likely. Look at it; if it is right, confirm all in the lower right corner.
Yellow ones ask you something. The button in the lower right corner leads to the question.
Below each question you see what your answer makes of your own rows.
On the right stands the first order as it will be. Is it what you meant? Then press “Go on to the contents”.`,
  'columns.alt': 'The page “Columns”: your own sheet with a field above each column, the first order on the right',

  'check.title': '3 Check and edit: fix the errors',
  'check.lead': 'Every error is marked in its cell. Fix one, and you are led to the next.',
  'check.steps': `Red cells are wrong and must be fixed. Yellow ones are warnings: look at them before you send.
Does a yellow one ask whether 12500 kg are grams? No goods of that size weigh so much. Take the suggestion, or leave it if it is right.
Press the button in the lower right corner, or F8, for the next error. Type, press Enter, and you are at the next one.
Is there a suggestion below the cell? Ctrl+. takes it.
“Problems” on the right puts equal errors together. Many of them can be fixed at once.
Is an attachment missing? Drop the file on a row of its order.
For overseas warehouses, “Check warehouses and SKUs” asks the partner. It changes nothing there.
A SKU without a record becomes a warning, and can be sent. Goods that never were in stock have none.
To register products, press “Unknown SKUs as a sheet to register”. Fill the sheet in, import it, send it.
A wrong turn? Ctrl+Z takes back any change.
Orders with errors hold nothing up. The good ones can be sent first.`,
  'check.alt': 'The page “Check and edit”: wrong cells are red, the problems stand on the right',

  'freight.title': '4 Freight: which way is cheapest',
  'freight.lead': 'One bar for each channel, all in one currency. Channels with a price for every order come first.',
  'freight.steps': `First “Import a rate card” in the settings. Once is enough.
The shorter the bar, the cheaper. A hatched channel has no price for some orders: it cannot be compared.
Press a price to see how it is reckoned, and from which row of the rate card.
Currencies are compared by the rates you entered. Rate and date stand above the chart. “Change rates” changes them.
For international orders the partner is asked: press “Get prices for booking”, then choose a service.
To show it to others, press “Export as Excel”.`,
  'freight.alt': 'The page “Freight”: a bar for each channel, and below the prices of each order',

  'send.title': '5 Send: practise first, then for real',
  'send.lead':
    'Practice goes to a practice partner in this computer. No real order is made. Without an account everything is practice.',
  'send.steps': `The first sentence says where it goes, how many are new, and how many were sent before and stay.
See whether it says “Practice” or “Production”. Then press the button. It says how many it sends.
Orders are queued first: do not close the window then. Once sending goes on you may. The next start goes on, and each order is sent exactly once.
“Pause” waits. “Resume” goes on.
Orders without an answer become cards that say what happened. Look them up at the partner’s, then choose an answer.
Not sure? “Leave it”. All others go on.`,
  'send.alt': 'The page “Send”: where it goes, how many are new or there already, and the button',

  'results.title': '6 Results: what became of each order',
  'results.lead': 'What failed comes first, equal reasons together. The sentence above says how many got there.',
  'results.steps': `Press an order to see what it sent and what the partner answered.
To fix some, press the button that begins with “Fix”, then send again. What got there is not touched.
“Workbook with errors marked” is your own spreadsheet with the errors in their cells. Fix them in Excel, drop it back.
“Result workbook” has the partner’s number of every order.
“Print” puts this page on paper.`,
  'results.alt': 'The page “Results”: the reasons of what failed above, below the result of each order',

  'order.title': '7 One order: from first to last',
  'order.lead': 'Route, boxes, SKUs, attachments, and everything that happened.',
  'order.steps': `The boxes are drawn to one scale: you see which is large.
“What happened” has the newest on top: imported when, what was changed, sent how often, and what the partner said.
Errors can be fixed on this page, and this order be sent alone.
Is an accepted order not wanted any more? See “Withdraw this order”. Most partners have no call for it.
Then cancel it in their system first, and note it here. It counts as accepted no more and is not followed.
“Send under a new number” sends its contents anew. The old number is never used again.
At the very end stands “Raw text (JSON)”. It is for technicians. You need not open it.`,
  'order.alt': 'The page of one order: its route, its boxes drawn, and what happened',

  'find.title': '8 Find orders and runs',
  'find.lead': 'Press Ctrl+K anywhere, and type the last digits of a number.',
  'find.steps': `Your own numbers will do, the partner’s, tracking numbers, SKUs and file names.
Choose with the arrow keys, open with Enter.
“Runs” has every file you imported. You can search it by date.
Deleted runs are under “Recently deleted”, and come back within 30 days.`,

  'follow.title': '9 Follow-up: are the goods there',
  'follow.lead':
    'The warehouse is asked about accepted orders: are they confirmed, have they arrived, is anything short.',
  'follow.steps': `Begin with what is “To look at”: late, short, or perhaps still a draft.
Drafts are confirmed in the warehouse’s portal. Dockhand cannot do that. Mark here what you confirmed.
The small arrow on the left shows for each SKU what was announced and what was put away.
Is one all right? Press “Settled”, and it is not told again.
“Ask now” asks the warehouse at once.
Practised orders need not wait. The button that begins with “Practice:” lets days pass at the practice warehouse.
After some of them you see arrivals, pieces put away, pieces short, and orders nobody hears of.`,
  'follow.alt': 'The page “Follow-up”: orders to look at, each with how far it is',

  'labels.title': '10 Labels and packing lists',
  'labels.lead': 'One label for each box, with its number and how many there are.',
  'labels.steps': `Choose the paper, and the orders. Without a choice all are taken.
On the left you see what will be printed.
Print, or press “Save as PDF”. Choose “actual size” when you print, so that the codes can be scanned.
Labels of orders that are not accepted yet say that they are drafts. Do not stick those on boxes.
“Packing list / ASN” writes one for each order, as a workbook or as a PDF.
A packing list has a row for each sort of box, with its numbers, SKU, pieces, weight, size and volume. The total is last.
Your name, address and logo stand above it. Enter them in the settings, under “Office”.`,
  'labels.alt': 'The page “Print box labels”: what a label looks like, and the choice of paper',

  'settings.title': '11 Settings: accounts, prices, backup',
  'settings.lead': 'To send for real, add an account here first. All else can wait.',
  'settings.steps': `Press “Add an account”, choose the partner, enter the address and the keys they gave you, then “Save and test”.
“Freight” keeps rate cards, exchange rates, and the country of each warehouse.
“What was learned” has the headers that Dockhand remembers. Forget here what it got wrong.
“Group messages” has “Add a group robot”. It tells your group when a run has ended, has stopped or needs you.
It also tells when a warehouse is short. DingTalk, WeCom and Feishu will do.
Nothing is told before a test message has arrived. No message holds names, addresses or prices.
“Data and backup” makes backups, and takes everything to another computer.`,
  'settings.alt': 'The page “Settings”: the list of accounts and the button that adds one',
};
