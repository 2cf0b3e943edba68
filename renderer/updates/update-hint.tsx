import { CloudDownloadOutlined } from '@ant-design/icons';
import { useText } from '../preferences/preferences.tsx';
import { useUpdateState } from './use-update-state.ts';
import './update-hint.css';

/** A quiet word in the frame once there is a new version: the way to it, and nothing that has to be answered. */
export function UpdateHint() {
  const t = useText();
  const update = useUpdateState();
  const waiting = update?.state === 'ready' || update?.state === 'byHand' ? update : null;
  return (
    <div role="status">
      {waiting && (
        <a className="update-hint" href="#/settings/about">
          <CloudDownloadOutlined aria-hidden />
          <span>{t(`updates:hint.${waiting.state}`, { version: waiting.version })}</span>
        </a>
      )}
    </div>
  );
}
