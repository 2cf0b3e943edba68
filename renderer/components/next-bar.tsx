import { ArrowRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../preferences/preferences.tsx';
import './next-bar.css';

interface Props {
  /** Where one stands. */
  readonly children: ReactNode;
  /** What stands beside the next step: one way more at most, and what takes back. */
  readonly beside?: ReactNode;
  /** The next step's words: what it does, and with how many. */
  readonly words: string;
  /** The key that does the same. */
  readonly keyName?: string;
  /** All is done here. */
  readonly good?: boolean;
  readonly busy?: boolean;
  readonly onPress: () => void;
}

/** The foot of a screen: where one stands, and the next step, always in the same corner. It never disables. */
export function NextBar({ children, beside, words, keyName, good = false, busy = false, onPress }: Props) {
  const t = useText();
  return (
    <section className="next-bar" aria-label={t('ui:next.label')} data-good={good || undefined}>
      <div className="next-bar-say">{children}</div>
      <div className="next-bar-do">
        {beside}
        <Button type="primary" loading={busy} aria-keyshortcuts={keyName} onClick={onPress}>
          {words}
          {keyName && <kbd aria-hidden>{keyName}</kbd>}
          <ArrowRightOutlined aria-hidden />
        </Button>
      </div>
    </section>
  );
}
