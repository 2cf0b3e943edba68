import type { Texts } from '../texts.ts';
import type { ui as zh } from '../zh-CN/ui.ts';

export const ui: Texts<typeof zh> = {
  // Navigation
  'nav.label': 'Main navigation',
  'nav.import': 'Import',
  'nav.history': 'Runs',
  'nav.settings': 'Settings',
  // Run workspace
  'run.back': 'Back to all runs',
  'run.steps': 'Steps of the run',
  'run.missing': 'This run cannot be found. It may have been deleted.',
  'run.files': '{{first}} and others, {{count}} files',
  'run.practice': 'Practice',
  'run.production': 'Production',
  'step.mapping': 'Columns',
  'step.lines': 'Check and edit',
  'step.freight': 'Freight',
  'step.submit': 'Send',
  'step.results': 'Results',
};
