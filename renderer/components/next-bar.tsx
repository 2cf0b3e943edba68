import { ArrowRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
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

/** The foot of a screen: where one stands, and the next step, always in the same corner and on Ctrl+Enter. It never disables. */
export function NextBar({ children, beside, words, keyName, good = false, busy = false, onPress }: Props) {
  const t = useText();
  const press = useEffectEvent((event: KeyboardEvent) => {
    // Under a dialog nothing is pressed, nor where the key means something else.
    const free = !event.defaultPrevented && !busy && document.querySelector('[role=dialog]') === null;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !free) return;
    event.preventDefault();
    onPress();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <section className="next-bar" aria-label={t('ui:next.label')} data-good={good || undefined}>
      <div className="next-bar-say">{children}</div>
      <div className="next-bar-do">
        {beside}
        <Button
          type="primary"
          loading={busy}
          aria-keyshortcuts={['Control+Enter', keyName].filter(Boolean).join(' ')}
          onClick={onPress}
        >
          {words}
          {keyName && <kbd aria-hidden>{keyName}</kbd>}
          <ArrowRightOutlined aria-hidden />
        </Button>
      </div>
    </section>
  );
}
