import { Alert } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useText } from '../preferences/preferences.tsx';
import './notices.css';

/** Something that was done or happened, told beside whatever screen there is. */
interface Notice {
  /** One of the same key takes its place. */
  readonly key: string;
  readonly tone: 'success' | 'warning';
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Until it is closed: also over other screens. */
  readonly stays?: boolean;
}

/** How long a success stands at the foot of a screen that nobody leaves, in milliseconds. */
const SUCCESS_STANDS = 30_000;

const TellContext = createContext<(notice: Notice) => void>(() => undefined);
const ListContext = createContext<{ readonly list: readonly Notice[]; close(key: string): void }>({
  list: [],
  close: () => undefined,
});

/** Keeps what is told until it is closed, or until another screen is opened; that something was done goes by itself, too. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [list, setList] = useState<readonly Notice[]>([]);
  const tell = useCallback(
    (notice: Notice) => setList((known) => [...known.filter(({ key }) => key !== notice.key), notice]),
    [],
  );
  const close = useCallback((key: string) => setList((known) => known.filter((each) => each.key !== key)), []);
  useEffect(() => {
    const passing = list.filter(({ tone, stays }) => tone === 'success' && !stays);
    if (passing.length === 0) return;
    const timer = setTimeout(() => setList((known) => known.filter((each) => !passing.includes(each))), SUCCESS_STANDS);
    return () => clearTimeout(timer);
  }, [list]);
  useEffect(() => {
    const leave = () => setList((known) => (known.every(({ stays }) => stays) ? known : known.filter((n) => n.stays)));
    window.addEventListener('hashchange', leave);
    return () => window.removeEventListener('hashchange', leave);
  }, []);
  return (
    <TellContext value={tell}>
      <ListContext value={{ list, close }}>{children}</ListContext>
    </TellContext>
  );
}

export const useTellNotice = () => useContext(TellContext);

/** Takes away what was told under a key, once it is over. */
export const useCloseNotice = () => useContext(ListContext).close;

/** The foot of the window. Nothing lies under it: what is clicked gives way, and what stands above does not move. */
export function Notices() {
  const t = useText();
  const { list, close } = useContext(ListContext);
  return (
    <div className="notices" role="status" aria-label={t('ui:notices')}>
      {list.map(({ key, tone, title, description, actions }) => (
        <Alert
          key={key}
          banner
          showIcon
          type={tone}
          title={title}
          description={description}
          action={actions}
          closable={{ closeIcon: true, onClose: () => close(key) }}
        />
      ))}
    </div>
  );
}
