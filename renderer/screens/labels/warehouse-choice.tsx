import { Button, Flex, Select, Typography } from 'antd';
import type { LabelSetting } from '#shared/labels/label-settings.ts';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  /** Of the run's orders, and whether the office keeps anything for it alone. */
  readonly warehouses: readonly { readonly code: string; readonly own: boolean }[];
  /** Empty for all. */
  readonly warehouse: string;
  /** What is kept for that warehouse alone. */
  readonly own: readonly LabelSetting[];
  readonly onChoose: (warehouse: string) => void;
  readonly onAsAll: () => void;
}

/** Whether the settings beside it are those of all warehouses, or of one alone; and the way back for that one. */
export function WarehouseChoice({ warehouses, warehouse, own, onChoose, onAsAll }: Props) {
  const t = useText();
  const named = warehouses.filter(({ code }) => code !== '');
  return (
    <>
      <Select
        aria-label={t('labels:page.for')}
        value={warehouse}
        options={[
          { value: '', label: t('labels:page.forAll') },
          ...named.map(({ code, own }) => ({
            value: code,
            label: t(own ? 'labels:page.forOneOwn' : 'labels:page.forOne', { code }),
          })),
        ]}
        onChange={onChoose}
      />
      {warehouse !== '' && own.length === 0 && (
        <Typography.Text type="secondary">{t('labels:page.asAllYet', { code: warehouse })}</Typography.Text>
      )}
      {own.length > 0 && (
        <Flex gap={8} align="center" justify="space-between">
          <Typography.Text type="secondary">
            {t('labels:page.own', {
              code: warehouse,
              names: own.map((name) => t(`labels:setting.${name}`)).join(t('ui:list')),
            })}
          </Typography.Text>
          <Button size="small" onClick={onAsAll}>
            {t('labels:page.asAll')}
          </Button>
        </Flex>
      )}
    </>
  );
}
