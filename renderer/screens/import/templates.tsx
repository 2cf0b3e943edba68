import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Card } from 'antd';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { useEngine, useHost } from '../../engine/engine-provider.tsx';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { useText } from '../../preferences/preferences.tsx';

/** A blank workbook of each kind, to fill in. */
export function Templates() {
  const t = useText();
  const { lang } = t;
  const engine = useEngine();
  const host = useHost();
  const { message } = App.useApp();
  const tellFailure = useTellFailure();
  const save = async ({ id, label }: AnyKind) => {
    try {
      const paths = await host.save(`${t('ui:template.name', { kind: label[lang] })}.xlsx`, async (out) => [
        (await engine.call('templates.write', { kind: id, out, lang })).path,
      ]);
      const [path] = paths ?? [];
      if (path === undefined) return;
      message.success(t('ui:template.saved'));
      if (host.showsFiles) await host.openFile(path);
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <Card size="small" title={t('ui:template.title')}>
      <ul className="import-list">
        {kinds.map((kind) => (
          <li key={kind.id}>
            <span className="import-name">{kind.label[lang]}</span>
            <Button
              type="text"
              size="small"
              icon={<DownloadOutlined aria-hidden />}
              aria-label={t('ui:template.download', { kind: kind.label[lang] })}
              onClick={() => save(kind)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
