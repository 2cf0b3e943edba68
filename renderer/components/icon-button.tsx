import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  readonly text: string;
  /** Shown behind the text in the tooltip. */
  readonly shortcut?: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  /** For a switch: whether it is on. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

/** A button that is an icon; its name is told on hover and to those who do not see it. */
export function IconButton({ text, shortcut, icon, disabled = false, pressed, onClick }: Props) {
  return (
    <Tooltip title={shortcut ? `${text} (${shortcut})` : text} mouseEnterDelay={0.4}>
      <Button
        type={pressed ? 'primary' : 'text'}
        ghost={pressed === true}
        icon={icon}
        disabled={disabled}
        aria-label={text}
        aria-pressed={pressed}
        onClick={onClick}
      />
    </Tooltip>
  );
}
