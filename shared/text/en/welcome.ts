import type { Texts } from '../texts.ts';
import type { welcome as zh } from '../zh-CN/welcome.ts';

export const welcome: Texts<typeof zh> = {
  title: 'Welcome to Dockhand',
  what: 'Turns the spreadsheets you have into warehouse orders: every mistake shown in its cell, everything clear before it is sent, each order sent once only.',
  safe: 'You are in practice mode: orders go to a practice partner inside this computer, and nothing real is created.',
  step: 'Step {{step}} of 3',
  skip: 'Skip',
  'one.title': 'Import a sample',
  'one.help': 'Choose a sample to see how Dockhand reads it. Your own files work the same: drop them on the window.',
  'one.mistakes': 'A packing list with mistakes',
  'one.mistakesHelp': 'Overseas warehouse: how mistakes are shown and mended',
  'one.clean': 'A packing list without mistakes',
  'one.cleanHelp': 'Overseas warehouse: ready to practise sending',
  'one.cainiao': 'A Cainiao stock-in sheet',
  'one.cainiaoHelp': 'Another kind of order',
  'two.title': 'See mistakes, mend them',
  'two.help':
    'Red cells have to be mended, yellow ones confirmed. Click a cell to change it; the list on the right mends all mistakes of a kind at once. Only orders without errors are sent.',
  'two.next': 'Done, on to sending',
  'three.title': 'Practise sending',
  'three.help':
    'Look for the box that says “Practice”, then press send. Progress, results and every attempt are shown on this page.',
  'three.done': 'Got it',
};
