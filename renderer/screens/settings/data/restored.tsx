import { Typography } from 'antd';
import type { Output } from '#shared/contract.ts';
import { useText } from '../../../preferences/preferences.tsx';

/** What putting a backup in place came to: where the former data lies, and what to look at before sending goes on. */
export function Restored({ restored }: { readonly restored: NonNullable<Output<'about.get'>['restored']> }) {
  const t = useText();
  const { kept, claimsKept } = restored;
  return (
    <>
      {!claimsKept && <Typography.Paragraph strong>{t('settings:restored.claimsLost')}</Typography.Paragraph>}
      <Typography.Paragraph>{t('settings:restored.review')}</Typography.Paragraph>
      {kept !== null && (
        <Typography.Paragraph style={{ marginBottom: 0, overflowWrap: 'anywhere' }}>
          {t('settings:restored.kept', { file: kept })}
        </Typography.Paragraph>
      )}
    </>
  );
}
