import { CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Severity } from '#shared/problem.ts';
import { type ProblemToRender, renderProblem } from '#shared/text/render-problem.ts';
import { useText } from '../preferences/preferences.tsx';
import './problem-list.css';

interface Props {
  readonly kind: AnyKind | undefined;
  readonly problems: readonly (ProblemToRender & { readonly severity: Severity })[];
}

/** Problems in the person's words, one below the other. */
export function ProblemList({ kind, problems }: Props) {
  const t = useText();
  return problems.map((problem) => (
    <div key={`${problem.code} ${renderProblem(t, kind, problem)}`} className="problem-words">
      <SeverityIcon severity={problem.severity} />
      <span>{renderProblem(t, kind, problem)}</span>
    </div>
  ));
}

/** Red, yellow or blue, and a name for those who see no colours. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  const t = useText();
  const Icon = icons[severity];
  return <Icon className="severity-icon" data-severity={severity} aria-label={t(`cli:severity.${severity}`)} />;
}

const icons = { error: CloseCircleFilled, warning: ExclamationCircleFilled, info: InfoCircleFilled } as const;
