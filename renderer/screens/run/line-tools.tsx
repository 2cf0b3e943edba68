import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  GroupOutlined,
  InsertRowRightOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  SwapOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Divider, Flex } from 'antd';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../preferences/preferences.tsx';
import type { Edits } from '../grid/use-edits.ts';

interface Props {
  readonly edits: Edits;
  readonly grouped: boolean;
  readonly onGrouped: (grouped: boolean) => void;
  readonly allColumns: boolean;
  readonly onAllColumns: (all: boolean) => void;
  readonly panel: boolean;
  readonly onPanel: (shown: boolean) => void;
  readonly onProblem: (direction: 'next' | 'previous') => void;
  readonly onReplace: () => void;
  readonly onHelp: () => void;
}

/** What the keyboard does, for the mouse. */
export function LineTools(props: Props) {
  const t = useText();
  const { edits, grouped, allColumns, panel } = props;
  return (
    <Flex align="center" gap={2}>
      <IconButton
        text={t('ui:tools.previous')}
        shortcut="Alt+↑"
        icon={<ArrowUpOutlined aria-hidden />}
        onClick={() => props.onProblem('previous')}
      />
      <IconButton
        text={t('ui:tools.next')}
        shortcut="Alt+↓"
        icon={<ArrowDownOutlined aria-hidden />}
        onClick={() => props.onProblem('next')}
      />
      <Divider orientation="vertical" />
      <IconButton
        text={t('ui:tools.undo')}
        shortcut="Ctrl+Z"
        icon={<RollbackOutlined aria-hidden />}
        disabled={edits.undoable === false}
        onClick={edits.undo}
      />
      <IconButton
        text={t('ui:tools.redo')}
        shortcut="Ctrl+Y"
        icon={<RollbackOutlined aria-hidden style={{ transform: 'scaleX(-1)' }} />}
        disabled={edits.redoable === false}
        onClick={edits.redo}
      />
      <IconButton
        text={t('ui:tools.replace')}
        shortcut="Ctrl+H"
        icon={<SwapOutlined aria-hidden />}
        onClick={props.onReplace}
      />
      <Divider orientation="vertical" />
      <IconButton
        text={t('ui:tools.grouped')}
        icon={<GroupOutlined aria-hidden />}
        pressed={grouped}
        onClick={() => props.onGrouped(!grouped)}
      />
      <IconButton
        text={t('ui:tools.columns')}
        icon={<InsertRowRightOutlined aria-hidden />}
        pressed={allColumns}
        onClick={() => props.onAllColumns(!allColumns)}
      />
      <IconButton
        text={t('ui:tools.panel')}
        icon={<UnorderedListOutlined aria-hidden />}
        pressed={panel}
        onClick={() => props.onPanel(!panel)}
      />
      <IconButton
        text={t('ui:help.title')}
        shortcut="F1"
        icon={<QuestionCircleOutlined aria-hidden />}
        onClick={props.onHelp}
      />
    </Flex>
  );
}
