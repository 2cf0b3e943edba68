import { Modal } from 'antd';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../preferences/preferences.tsx';
import './key-map.css';

/** Everywhere in the program, and in the grid alone. */
const sections = {
  program: [
    ['stepsByNumber', 'Alt+1 … 7'],
    ['goOn', 'Ctrl+Enter'],
    ['steps', 'F6'],
    ['help', 'F1', '?'],
    ['guide', 'Shift+F1'],
  ],
  grid: [
    ['problem', 'F8', 'Shift+F8', 'Alt+↓', 'Alt+↑'],
    ['edit', 'F2', 'Enter'],
    ['commit', 'Enter', 'Tab'],
    ['fix', 'Ctrl+.'],
    ['cancel', 'Esc'],
    ['undo', 'Ctrl+Z', 'Ctrl+Y'],
    ['find', 'Ctrl+F'],
    ['replace', 'Ctrl+H'],
    ['move', '← ↑ → ↓', 'Tab', 'Home', 'End', 'PageUp', 'PageDown'],
    ['edge', 'Ctrl+← ↑ → ↓', 'Ctrl+Home', 'Ctrl+End'],
    ['select', 'Shift+← ↑ → ↓', 'Ctrl+A'],
    ['fill', 'Ctrl+Enter'],
    ['fillDown', 'Ctrl+D'],
    ['newline', 'Alt+Enter'],
    ['clear', 'Delete'],
    ['copy', 'Ctrl+C', 'Ctrl+X', 'Ctrl+V'],
    ['json', 'F9'],
    ['files', 'Shift+F9'],
    ['leave', 'Esc, Tab'],
  ],
} as const;

interface Keys {
  /** Shows all keys; the focus comes back to where it was. */
  show(): void;
}

const KeysContext = createContext<Keys>({ show: () => undefined });

export function useKeyMap(): Keys {
  return useContext(KeysContext);
}

/** The map of all keys, on F1 and on ? wherever nothing is typed. */
export function KeyMapProvider({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const before = useRef<Element | null>(null);
  const keys = useMemo<Keys>(
    () => ({
      show() {
        before.current = document.activeElement;
        setOpen(true);
      },
    }),
    [],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const asked = (event.key === 'F1' && !event.shiftKey) || (event.key === '?' && !isTyping(event.target));
      if (!asked || event.defaultPrevented) return;
      event.preventDefault();
      keys.show();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
  const goBack = () => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  return (
    <KeysContext value={keys}>
      {children}
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        afterClose={goBack}
        footer={null}
        title={t('ui:help.title')}
        width={680}
        closable={{ 'aria-label': t('ui:close') }}
      >
        {(['program', 'grid'] as const).map((section) => (
          <section key={section}>
            <h3>{t(`ui:help.in.${section}`)}</h3>
            <dl className="key-map">
              {sections[section].map(([name, ...pressed]) => (
                <div key={name}>
                  <dt>{t(`ui:help.${name}`)}</dt>
                  <dd>
                    {pressed.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </Modal>
    </KeysContext>
  );
}

/** A question mark belongs to the field that it is typed into. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !target.readOnly && !pressed.has(target.type);
}

const pressed: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button']);
