import { Button, Flex } from 'antd';
import type { UpdateState } from '#shared/contract/updates.ts';
import type { UpdatesBridge } from '../../../api/host-bridge.ts';
import { useTellFailure } from '../../../engine/use-tell-failure.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { useUpdateState } from '../../../updates/use-update-state.ts';
import { InstallUpdate } from './install-update.tsx';
import { UpdateSettings } from './update-settings.tsx';
import { UpdateStatus } from './update-status.tsx';

/** Updates of the program: how it stands, what can be done now, and where they come from. */
export function Updates({ updates }: { readonly updates: UpdatesBridge }) {
  const t = useText();
  const tellFailure = useTellFailure();
  const update = useUpdateState();
  if (!update) return null;
  const check = () => updates.check().catch(tellFailure);
  return (
    <section>
      <h2>{t('updates:title')}</h2>
      <Flex vertical gap={16}>
        <UpdateStatus update={update} />
        {canLook(update) && (
          <div>
            <Button onClick={check}>{t('updates:check')}</Button>
          </div>
        )}
        {update.state === 'ready' && <InstallUpdate install={updates.install} />}
        {!takesNone(update) && <UpdateSettings onAddress={check} />}
      </Flex>
    </section>
  );
}

/** Nothing that a person could do here would make it take one. */
const takesNone = (update: UpdateState) =>
  update.state === 'off' && (update.reason === 'notInstalled' || update.reason === 'noKey');

const canLook = (update: UpdateState) =>
  !takesNone(update) && !['checking', 'downloading', 'ready', 'installing'].includes(update.state);
