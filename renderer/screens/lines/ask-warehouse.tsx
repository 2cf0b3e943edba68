import { CloudSyncOutlined, FileAddOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useAction, useCall, useEngine } from '../../engine/engine.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ToolButton } from './lines-toolbar.tsx';

/** Asks the run's partner for its warehouses and which SKUs it knows; nothing where it offers no such list. */
export function AskWarehouse({ run }: { readonly run: string }) {
  const t = useText();
  const format = useFormat();
  const { message } = App.useApp();
  const { data } = useCall('masterData.get', { run });
  const refresh = useAction('masterData.refresh');
  const engine = useEngine();
  const saveFile = useSaveFile();
  if (!data?.offered) return null;
  const last =
    data.askedAt === null ? t('ui:warehouse.never') : t('ui:warehouse.last', { time: format.dateTime(data.askedAt) });
  const products = () =>
    void saveFile(`${t('ui:warehouse.productsFile')}.xlsx`, async (out) => [
      await engine.call('masterData.products', { run, out, lang: t.lang }),
    ]);
  return (
    <>
      <ToolButton
        text={t('ui:warehouse.ask')}
        help={`${t('ui:warehouse.help')} ${last}`}
        icon={<CloudSyncOutlined aria-hidden spin={refresh.isPending} />}
        disabled={refresh.isPending}
        onClick={() =>
          refresh.mutate(
            { run },
            {
              onSuccess: ({ warehouses, skus }) =>
                void message.success(
                  t('ui:warehouse.asked', {
                    warehouses: warehouses.length,
                    skus: skus.all,
                    unknown: skus.unknown.length,
                  }),
                  8,
                ),
            },
          )
        }
      />
      {data.askedAt !== null && (
        <ToolButton
          text={t('ui:warehouse.products')}
          help={t('ui:warehouse.productsHelp')}
          icon={<FileAddOutlined aria-hidden />}
          onClick={products}
        />
      )}
    </>
  );
}
