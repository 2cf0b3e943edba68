import { Alert, App, Button, Flex, Form, Input, Progress, Switch, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '#shared/contract/failure.ts';
import { notesFor, type UpdateState, updateSettings } from '#shared/contract/updates.ts';
import type { UpdatesBridge } from '../../api/host-bridge.ts';
import { useCall, useEngine, useHost, useSettings, useTellFailure } from '../../engine/engine.tsx';
import { useUpdateState } from '../../engine/use-update-state.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

/** Which version this is, and the way to the next one where the program can be updated. */
export function AboutSection() {
  const t = useText();
  const { updates } = useHost();
  const { data: about } = useCall('about.get', {});
  return (
    <Flex vertical gap={16}>
      <Typography.Text>{about && t('settings:about.version', { version: about.version })}</Typography.Text>
      {updates && <Updates updates={updates} />}
    </Flex>
  );
}

/** Updates of the program: how it stands, what can be done now, and where they come from. */
function Updates({ updates }: { readonly updates: UpdatesBridge }) {
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
        {canCheck(update) && (
          <div>
            <Button onClick={check}>{t('updates:check')}</Button>
          </div>
        )}
        {update.state === 'ready' && <InstallUpdate install={updates.install} />}
        {!cannotUpdate(update) && <UpdateSettings onAddress={check} />}
      </Flex>
    </section>
  );
}

/** True where nothing that a person can do here would make the program update itself. */
const cannotUpdate = (update: UpdateState) =>
  update.state === 'off' && (update.reason === 'notInstalled' || update.reason === 'noKey');

const canCheck = (update: UpdateState) =>
  !cannotUpdate(update) && !['checking', 'downloading', 'ready', 'installing'].includes(update.state);

/** How an update stands, in words, with what is new in it. */
function UpdateStatus({ update }: { readonly update: UpdateState }) {
  const words = useWords(update);
  return (
    <Flex vertical gap={8}>
      {update.state in tones ? (
        <Alert showIcon type={tones[update.state as keyof typeof tones]} title={words} />
      ) : (
        <Typography.Text>{words}</Typography.Text>
      )}
      {update.state === 'downloading' && (
        <Progress percent={percentOf(update.done)} showInfo={false} aria-label={words} />
      )}
      {'notes' in update && <Notes update={update} />}
    </Flex>
  );
}

const tones = { off: 'warning', byHand: 'info', ready: 'success', failed: 'error' } as const;

function useWords(update: UpdateState): string {
  const t = useText();
  const format = useFormat();
  switch (update.state) {
    case 'off':
      return t(`updates:state.off.${update.reason}`);
    case 'failed':
      return t(`updates:failed.${update.code}`);
    case 'downloading':
      return t('updates:state.downloading', { version: update.version, percent: percentOf(update.done) });
    case 'current':
      return t('updates:state.current', { version: update.version, time: format.dateTime(update.checkedAt) });
    case 'byHand':
    case 'ready':
    case 'installing':
      return t(`updates:state.${update.state}`, { version: update.version });
    case 'idle':
    case 'checking':
      return t(`updates:state.${update.state}`);
  }
}

const percentOf = (done: number) => Math.floor(done * 100);

function Notes({ update }: { readonly update: Extract<UpdateState, { readonly notes: unknown }> }) {
  const t = useText();
  const text = notesFor(t.lang, update.notes).trim();
  if (text === '') return null;
  return (
    <section>
      <h3 style={{ margin: '8px 0 4px', fontSize: 14 }}>{t('updates:notes', { version: update.version })}</h3>
      <Typography.Paragraph style={{ marginBottom: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Typography.Paragraph>
    </section>
  );
}

/** How many of the newest runs are checked here; the desktop checks all of them before it updates. */
const CHECKED_RUNS = 200;

/** Ends the program for the new version, once the person has said so and nothing is being sent. */
function InstallUpdate({ install }: { readonly install: () => Promise<void> }) {
  const t = useText();
  const { modal } = App.useApp();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { data: newest } = useCall('runs.list', { limit: CHECKED_RUNS });
  const sending = newest?.items.filter(({ state }) => state === 'submitting').length ?? 0;
  const ask = () =>
    modal.confirm({
      title: t('updates:install'),
      content: t('updates:install.confirm'),
      okText: t('updates:install'),
      cancelText: t('settings:cancel'),
      onOk: async () => {
        setFailure(null);
        await install().catch((error: unknown) =>
          setFailure(error instanceof Failure ? error : new Failure('internal')),
        );
      },
    });
  return (
    <Flex vertical gap={8} align="flex-start">
      {failure && <Alert showIcon type="warning" title={t.dynamic(`failure:${failure.code}`, failure.params)} />}
      <Button type="primary" disabled={sending > 0} aria-describedby="install-when" onClick={ask}>
        {t('updates:install')}
      </Button>
      <Typography.Text type="secondary" id="install-when">
        {sending > 0 ? t('updates:install.sending', { runs: sending }) : t('updates:install.when')}
      </Typography.Text>
    </Flex>
  );
}

const ADDRESS = 'setting-update-address';

const AUTOMATIC = 'setting-update-automatic';

/** Where updates are looked for, and whether by itself. `onAddress` is called once another address is kept. */
function UpdateSettings({ onAddress }: { readonly onAddress: () => void }) {
  const t = useText();
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const { settings, set } = useSettings();
  if (!settings) return null;
  const stored = String(settings[updateSettings.address] ?? '');
  const keep = async (typed: string) => {
    const address = typed.trim();
    if (address === stored) return;
    try {
      await engine.call('settings.set', { values: { [updateSettings.address]: address } });
      onAddress();
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <div>
      <Form.Item
        layout="vertical"
        label={t('updates:address.label')}
        extra={t('updates:address.help')}
        htmlFor={ADDRESS}
      >
        <Input
          id={ADDRESS}
          key={stored}
          defaultValue={stored}
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          style={{ maxWidth: 480 }}
          onBlur={({ target }) => keep(target.value)}
          onPressEnter={({ currentTarget }) => keep(currentTarget.value)}
        />
      </Form.Item>
      <Flex gap={8} align="center">
        <Switch
          id={AUTOMATIC}
          checked={settings[updateSettings.automatic] !== false}
          onChange={(automatic) => set({ [updateSettings.automatic]: automatic })}
        />
        <label htmlFor={AUTOMATIC}>{t('updates:automatic.label')}</label>
      </Flex>
      <Typography.Text type="secondary">{t('updates:automatic.help')}</Typography.Text>
    </div>
  );
}
