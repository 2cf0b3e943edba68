import { Flex } from 'antd';
import { useText } from '../../../preferences/preferences.tsx';
import { NumberSetting } from '../number-setting.tsx';
import { RateCards } from './rate-cards.tsx';

/** What freight is reckoned with: the divisor of volumetric weights, and the forwarders' prices. */
export function FreightSection() {
  const t = useText();
  return (
    <Flex vertical gap={8}>
      <NumberSetting
        name="volumetricDivisor"
        label={t('settings:freight.divisor')}
        help={t('settings:freight.divisorHelp')}
        usual={6000}
        min={1000}
        max={30_000}
        empty={6000}
      />
      <RateCards />
    </Flex>
  );
}
