import { Modal } from 'antd';
import { useText } from '../../preferences/preferences.tsx';
import './shortcut-help.css';

const shortcuts = [
  ['move', '← ↑ → ↓', 'Tab', 'Home', 'End', 'PageUp', 'PageDown'],
  ['edge', 'Ctrl+← ↑ → ↓', 'Ctrl+Home', 'Ctrl+End'],
  ['select', 'Shift+← ↑ → ↓', 'Ctrl+A'],
  ['edit', 'F2', 'Enter'],
  ['commit', 'Enter', 'Tab'],
  ['fill', 'Ctrl+Enter'],
  ['newline', 'Alt+Enter'],
  ['cancel', 'Esc'],
  ['clear', 'Delete'],
  ['copy', 'Ctrl+C', 'Ctrl+X', 'Ctrl+V'],
  ['fillDown', 'Ctrl+D'],
  ['undo', 'Ctrl+Z', 'Ctrl+Y'],
  ['problem', 'Alt+↓', 'Alt+↑', 'F8'],
  ['fix', 'Ctrl+.'],
  ['search', 'Ctrl+F'],
  ['replace', 'Ctrl+H'],
  ['json', 'F9'],
  ['files', 'Shift+F9'],
  ['leave', 'Esc, Tab'],
  ['steps', 'F6'],
  ['help', 'F1', '?'],
] as const;

/** Every key of the grid. */
export function ShortcutHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useText();
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      title={t('ui:help.title')}
      width={620}
      closable={{ 'aria-label': t('ui:close') }}
    >
      <dl className="shortcut-help">
        {shortcuts.map(([name, ...keys]) => (
          <div key={name}>
            <dt>{t(`ui:help.${name}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
