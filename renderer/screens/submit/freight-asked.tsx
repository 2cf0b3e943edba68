import { Alert, Button, Typography } from 'antd';
import { useText } from '../../preferences/preferences.tsx';
import { FreightCost } from './freight-cost.tsx';
import type { FreightAsked as Asked } from './use-freight-cost.ts';

/** The cost of booking; while it is not known, that it is asked for, or why it could not be told and the way to ask again. */
export function FreightAsked({ freight, choose }: { readonly freight: Asked; readonly choose: string }) {
  const t = useText();
  const { cost, failure, asking, ask } = freight;
  if (cost) return <FreightCost cost={cost} choose={choose} />;
  if (!failure) return <Typography.Paragraph type="secondary">{t('submit:freight.asking')}</Typography.Paragraph>;
  return (
    <Alert
      showIcon
      type="error"
      title={t('submit:freight.failed')}
      description={t.dynamic(`failure:${failure.code}`, failure.params)}
      action={
        <Button size="small" loading={asking} onClick={ask}>
          {t('submit:freight.again')}
        </Button>
      }
    />
  );
}
