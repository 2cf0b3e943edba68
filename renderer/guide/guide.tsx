import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useKeyMap } from '../keys/key-map.tsx';
import { useRoute } from '../navigation/route.ts';
import { useText } from '../preferences/preferences.tsx';
import { GuidePage } from './guide-page.tsx';
import { type GuidePageName, guidePageOf, guidePages } from './pages.ts';
import './guide.css';

/**
 * The question mark above every screen, which opens the guide at that screen's page, as Shift+F1 does. It opens beside the
 * screen, so that nothing half done there is left.
 */
export function GuideButton() {
  const t = useText();
  const route = useRoute();
  const keys = useKeyMap();
  const [page, setPage] = useState<GuidePageName | null>(null);
  const before = useRef<Element | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const open = () => {
    before.current = document.activeElement;
    setPage(guidePageOf(route));
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'F1' || !event.shiftKey || event.defaultPrevented) return;
    event.preventDefault();
    open();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const turn = (to: GuidePageName) => {
    setPage(to);
    // A page is read from its beginning.
    top.current?.scrollIntoView();
    top.current?.querySelector('h2')?.focus({ preventScroll: true });
  };
  const goBack = () => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  return (
    <>
      <Button
        size="small"
        type="text"
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label={t('guide:open')}
        aria-keyshortcuts="Shift+F1"
        title={t('guide:openKeys')}
        onClick={open}
      />
      <Drawer
        open={page !== null}
        onClose={() => setPage(null)}
        afterOpenChange={(shown) => !shown && goBack()}
        size={1100}
        destroyOnHidden
        title={t('guide:title')}
        closable={{ 'aria-label': t('ui:close') }}
        extra={
          <Button
            type="link"
            onClick={() => {
              setPage(null);
              keys.show();
            }}
          >
            {t('guide:keys')}
          </Button>
        }
      >
        <div className="guide-book" ref={top}>
          <nav aria-label={t('guide:contents')}>
            <ol>
              {guidePages.map((name) => (
                <li key={name}>
                  <Button
                    type="link"
                    className="guide-link"
                    aria-current={name === page ? 'page' : undefined}
                    onClick={() => turn(name)}
                  >
                    {t(`guide:${name}.title`)}
                  </Button>
                </li>
              ))}
            </ol>
            <p>{t('guide:time')}</p>
          </nav>
          {page && <GuidePage page={page} onTurn={turn} />}
        </div>
      </Drawer>
    </>
  );
}
