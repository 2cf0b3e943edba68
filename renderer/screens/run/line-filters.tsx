import { Flex, Input, type InputRef, Segmented, Select } from 'antd';
import type { RefObject } from 'react';
import type { ProblemGroup } from '#shared/contract/problem.ts';
import type { Counts, OrderState } from '#shared/contract/run.ts';
import type { LineFilter } from '#shared/contract/runs.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  readonly filter: LineFilter;
  readonly onFilter: (filter: LineFilter) => void;
  readonly kind: AnyKind;
  readonly counts: Counts;
  readonly groups: readonly ProblemGroup[];
  readonly search: RefObject<InputRef | null>;
  readonly onLeaveSearch: () => void;
}

const all = 'all';
type Shown = typeof all | 'error' | 'warning';
const states: readonly OrderState[] = [
  'incomplete',
  'ready',
  'queued',
  'sending',
  'accepted',
  'exists',
  'rejected',
  'unknown',
];

/** Which lines are shown: by severity, by problem, by the state of their order, by a text in them. */
export function LineFilters({ filter, onFilter, kind, counts, groups, search, onLeaveSearch }: Props) {
  const t = useText();
  const problems = groups.map((group) => ({
    value: JSON.stringify([group.code, group.field]),
    label: `${renderProblem(t, kind, group)} (${group.count})`,
  }));
  const problem = filter.code === undefined ? undefined : JSON.stringify([filter.code, filter.field ?? null]);
  return (
    <Flex gap="small" align="center" wrap>
      <Segmented<Shown>
        aria-label={t('ui:filter.severity')}
        value={filter.severity === 'info' ? all : (filter.severity ?? all)}
        onChange={(value) => {
          const { severity: _, code: __, field: ___, ...rest } = filter;
          onFilter(value === all ? rest : { ...rest, severity: value });
        }}
        options={[
          { value: all, label: t('ui:filter.all', { count: counts.lines }) },
          { value: 'error', label: t('ui:filter.errors', { count: counts.errors }) },
          { value: 'warning', label: t('ui:filter.warnings', { count: counts.warnings }) },
        ]}
      />
      <Select
        aria-label={t('ui:filter.problem')}
        placeholder={t('ui:filter.problem')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 150 }}
        popupMatchSelectWidth={420}
        value={problem}
        options={problems}
        onChange={(value: string | undefined) => {
          const { severity: _, code: __, field: ___, ...rest } = filter;
          if (value === undefined) return onFilter(rest);
          const [code, field] = JSON.parse(value) as [string, string | null];
          onFilter({ ...rest, code, ...(field !== null && { field }) });
        }}
      />
      <Select
        aria-label={t('ui:filter.state')}
        placeholder={t('ui:filter.state')}
        allowClear
        style={{ width: 120 }}
        value={filter.state}
        options={states.map((value) => ({ value, label: t(`submission:state.${value}`) }))}
        onChange={(state: OrderState | undefined) => {
          const { state: _, ...rest } = filter;
          onFilter(state === undefined ? rest : { ...rest, state });
        }}
      />
      <Input.Search
        ref={search}
        allowClear
        aria-label={t('ui:filter.search')}
        placeholder={t('ui:filter.search')}
        style={{ width: 190 }}
        defaultValue={filter.search ?? ''}
        onSearch={(text, event) => {
          const { search: _, ...rest } = filter;
          onFilter(text === '' ? rest : { ...rest, search: text });
          if (text === '') return;
          // The cells get the keyboard now: what Enter does by itself must not happen there.
          event?.preventDefault();
          onLeaveSearch();
        }}
        onKeyDown={({ key }) => key === 'Escape' && onLeaveSearch()}
      />
    </Flex>
  );
}
