import { Flex, Typography } from 'antd';
import { useText } from '../../../preferences/preferences.tsx';
import { RememberedColumns } from './remembered-columns.tsx';
import { RememberedWords } from './remembered-words.tsx';

/** What the program learned from what people chose, and the way to have it forgotten. */
export function MemorySection() {
  const t = useText();
  return (
    <Flex vertical gap={24}>
      <section>
        <h2>{t('settings:memory.columns')}</h2>
        <Typography.Paragraph type="secondary">{t('settings:memory.intro')}</Typography.Paragraph>
        <RememberedColumns />
      </section>
      <section>
        <h2>{t('settings:words.title')}</h2>
        <Typography.Paragraph type="secondary">{t('settings:words.intro')}</Typography.Paragraph>
        <RememberedWords />
      </section>
    </Flex>
  );
}
