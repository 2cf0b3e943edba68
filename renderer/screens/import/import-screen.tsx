import { useText } from '../../preferences/preferences.tsx';

export function ImportScreen() {
  const t = useText();
  return <h1>{t('ui:nav.import')}</h1>;
}
