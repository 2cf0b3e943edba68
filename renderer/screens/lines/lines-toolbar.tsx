import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  GroupOutlined,
  InsertRowRightOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  SwapOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Button, Divider, Flex, Input, type InputRef, Segmented, Select, Tooltip } from 'antd';
import type { ReactNode, RefObject } from 'react';
import type { ProblemGroup } from '#shared/contract/problem.ts';
import type { Counts, ShownState, Target } from '#shared/contract/run.ts';
import type { LineFilter } from '#shared/contract/runs.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { orderStateWords } from '#shared/text/outcome-words.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { Edits } from '../grid/use-edits.ts';

interface LineFiltersProps {
  readonly filter: LineFilter;
  readonly onFilter: (filter: LineFilter) => void;
  readonly kind: AnyKind;
  readonly counts: Counts;
  /** Where the run goes. */
  readonly target: Target;
  readonly groups: readonly ProblemGroup[];
  readonly search: RefObject<InputRef | null>;
  readonly onLeaveSearch: () => void;
}

const all = 'all';
type Shown = typeof all | 'error' | 'warning';
const states: readonly ShownState[] = [
  'incomplete',
  'ready',
  'held',
  'queued',
  'sending',
  'accepted',
  'exists',
  'rejected',
  'shelved',
  'withdrawn',
  'unknown',
];

/** Which lines are shown: by severity, by problem, by the state of their order, by a text in them. */
export function LineFilters({
  filter,
  onFilter,
  kind,
  counts,
  target,
  groups,
  search,
  onLeaveSearch,
}: LineFiltersProps) {
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
        style={{ width: 112 }}
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
        style={{ width: 100 }}
        value={filter.state}
        options={states.map((value) => ({ value, label: orderStateWords(t, target, value) }))}
        onChange={(state: ShownState | undefined) => {
          const { state: _, ...rest } = filter;
          onFilter(state === undefined ? rest : { ...rest, state });
        }}
      />
      <Input.Search
        ref={search}
        allowClear
        aria-label={t('ui:filter.search')}
        placeholder={t('ui:filter.search')}
        style={{ width: 144 }}
        defaultValue={filter.search ?? ''}
        onSearch={(text, event) => {
          const { search: _, ...rest } = filter;
          onFilter(text === '' ? rest : { ...rest, search: text });
          if (text === '') return;
          // The focus moves to the grid, where this Enter must have no effect.
          event?.preventDefault();
          onLeaveSearch();
        }}
        onKeyDown={({ key }) => key === 'Escape' && onLeaveSearch()}
      />
    </Flex>
  );
}

interface LineToolsProps {
  readonly edits: Edits;
  readonly grouped: boolean;
  readonly onGrouped: (grouped: boolean) => void;
  readonly allColumns: boolean;
  readonly onAllColumns: (all: boolean) => void;
  /** How many of the kind's fields have a column now. */
  readonly fields: { readonly shown: number; readonly all: number };
  readonly panel: boolean;
  readonly onPanel: (shown: boolean) => void;
  readonly onProblem: (direction: 'next' | 'previous') => void;
  readonly onReplace: () => void;
  readonly onHelp: () => void;
  /** What else stands among them. */
  readonly more?: ReactNode;
}

/** The keyboard's commands as buttons, each with its word; a pair of arrows needs none. */
export function LineTools(props: LineToolsProps) {
  const t = useText();
  const { edits, grouped, allColumns, fields, panel } = props;
  return (
    <Flex align="center" gap={2} className="line-tools">
      <ToolButton
        text={t('ui:tools.previous')}
        shortcut="Alt+↑"
        icon={<ArrowUpOutlined aria-hidden />}
        onClick={() => props.onProblem('previous')}
      />
      <ToolButton
        text={t('ui:tools.next')}
        shortcut="Alt+↓"
        icon={<ArrowDownOutlined aria-hidden />}
        onClick={() => props.onProblem('next')}
      />
      <Divider orientation="vertical" />
      <ToolButton
        word="pair"
        text={t('ui:tools.undo')}
        shortcut="Ctrl+Z"
        icon={<UndoOutlined aria-hidden />}
        disabled={edits.undoable === false}
        onClick={edits.undo}
      />
      <ToolButton
        word="pair"
        text={t('ui:tools.redo')}
        shortcut="Ctrl+Y"
        icon={<RedoOutlined aria-hidden />}
        disabled={edits.redoable === false}
        onClick={edits.redo}
      />
      <ToolButton
        word="own"
        text={t('ui:tools.replace')}
        shortcut="Ctrl+H"
        icon={<SwapOutlined aria-hidden />}
        onClick={props.onReplace}
      />
      <Divider orientation="vertical" />
      <ToolButton
        word="own"
        text={t('ui:tools.grouped')}
        help={t('ui:tools.groupedHelp')}
        icon={<GroupOutlined aria-hidden />}
        pressed={grouped}
        onClick={() => props.onGrouped(!grouped)}
      />
      <ToolButton
        word="own"
        text={t('ui:tools.columns', fields)}
        help={t('ui:tools.columnsHelp')}
        icon={<InsertRowRightOutlined aria-hidden />}
        pressed={allColumns}
        onClick={() => props.onAllColumns(!allColumns)}
      />
      <ToolButton
        word="own"
        text={t('ui:tools.panel')}
        help={t('ui:tools.panelHelp')}
        icon={<UnorderedListOutlined aria-hidden />}
        pressed={panel}
        onClick={() => props.onPanel(!panel)}
      />
      {props.more}
      <ToolButton
        text={t('ui:help.title')}
        shortcut="F1"
        icon={<QuestionCircleOutlined aria-hidden />}
        onClick={props.onHelp}
      />
    </Flex>
  );
}

interface ToolButtonProps {
  readonly text: string;
  /** The text stands beside the icon where there is room for it; icons that are a `pair` give theirs up first. */
  readonly word?: 'own' | 'pair';
  /** Told on hover; without it the text is. */
  readonly help?: string;
  /** Shown behind that. */
  readonly shortcut?: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  /** For a switch: whether it is on. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

export function ToolButton({
  text,
  word,
  help = text,
  shortcut,
  icon,
  disabled = false,
  pressed,
  onClick,
}: ToolButtonProps) {
  return (
    // Below: above are the steps of the run, where one goes next.
    <Tooltip placement="bottom" title={shortcut ? `${help} (${shortcut})` : help} mouseEnterDelay={0.4}>
      <Button
        type={pressed ? 'primary' : 'text'}
        ghost={pressed === true}
        icon={icon}
        disabled={disabled}
        aria-label={text}
        aria-pressed={pressed}
        onClick={onClick}
      >
        {word && <span className={`line-tools-${word}`}>{text}</span>}
      </Button>
    </Tooltip>
  );
}
