import { Tag } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import { NavLinks } from '../../components/nav-links.tsx';
import { useText } from '../../preferences/preferences.tsx';
import type { RunStep } from '../registry.tsx';
import { runTitle } from './run-title.ts';

interface Props {
  readonly run: Run;
  readonly steps: readonly RunStep[];
  readonly current: RunStep['name'] | undefined;
}

/** What the run is, where it goes, and the way between its steps. */
export function RunHeader({ run, steps, current }: Props) {
  const t = useText();
  const title = runTitle(t, run);
  return (
    <header className={`run-header ${run.target}`}>
      <div className="run-title">
        <h1 title={run.files.map(({ name }) => name).join('\n')}>{title}</h1>
        <Tag>{kindLabel(run.kind, t.lang)}</Tag>
        <Tag
          variant={run.target === 'production' ? 'solid' : 'filled'}
          color={run.target === 'production' ? '#cf1322' : 'blue'}
        >
          {t(`ui:run.${run.target}`)}
        </Tag>
        <a className="run-counts" href={`#/runs/${encodeURIComponent(run.id)}/mapping/skipped`}>
          {t('ui:run.counts', { orders: run.counts.orders, lines: run.counts.lines, skipped: run.counts.skipped })}
        </a>
      </div>
      <NavLinks
        label={t('ui:run.steps')}
        links={steps.map(({ name }) => ({
          href: `#/runs/${encodeURIComponent(run.id)}/${name}`,
          text: t(`ui:step.${name}`),
          current: name === current,
        }))}
      />
    </header>
  );
}
