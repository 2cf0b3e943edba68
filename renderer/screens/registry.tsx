import { HistoryOutlined, ImportOutlined, SettingOutlined } from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { FreightScreen, hasFreight } from './freight/freight-screen.tsx';
import { HistoryScreen } from './history/history-screen.tsx';
import { ImportScreen } from './import/import-screen.tsx';
import { MappingScreen } from './mapping/mapping-screen.tsx';
import { ResultsScreen } from './results/results-screen.tsx';
import { LinesScreen } from './run/lines-screen.tsx';
import type { RunScreenProps } from './run-screen.ts';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { SubmitScreen } from './submit/submit-screen.tsx';

export interface TopScreen {
  /** `#/<name>`, and `ui:nav.<name>` is its text. */
  readonly name: 'import' | 'history' | 'settings';
  readonly icon: ReactNode;
  readonly Screen: ComponentType;
}

export interface RunStep {
  /** `#/runs/<id>/<name>`, and `ui:step.<name>` is its text. */
  readonly name: 'mapping' | 'lines' | 'freight' | 'submit' | 'results';
  readonly Screen: ComponentType<RunScreenProps>;
  /** Where a kind has no use for the step it is not shown; without it every run has the step. */
  readonly usedBy?: (run: Run) => boolean;
}

/** The screens of the main navigation, in its order; the first one is shown at the start. */
export const topScreens: readonly TopScreen[] = [
  { name: 'import', icon: <ImportOutlined aria-hidden />, Screen: ImportScreen },
  { name: 'history', icon: <HistoryOutlined aria-hidden />, Screen: HistoryScreen },
  { name: 'settings', icon: <SettingOutlined aria-hidden />, Screen: SettingsScreen },
];

/** The steps of a run's workspace, in the order of the work. */
export const runSteps: readonly RunStep[] = [
  { name: 'mapping', Screen: MappingScreen },
  { name: 'lines', Screen: LinesScreen },
  { name: 'freight', Screen: FreightScreen, usedBy: hasFreight },
  { name: 'submit', Screen: SubmitScreen },
  { name: 'results', Screen: ResultsScreen },
];
