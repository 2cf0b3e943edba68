import { NavLinks } from '../components/nav-links.tsx';
import { useText } from '../preferences/preferences.tsx';
import { topScreens } from '../screens/registry.tsx';
import { useRoute } from './use-route.ts';

/** The way between the main screens. A run's workspace belongs to none of them. */
export function MainNav() {
  const t = useText();
  const [name = topScreens[0]?.name] = useRoute();
  return (
    <NavLinks
      label={t('ui:nav.label')}
      links={topScreens.map((screen) => ({
        href: `#/${screen.name}`,
        text: t(`ui:nav.${screen.name}`),
        icon: screen.icon,
        current: screen.name === name || (screen.name === 'history' && name === 'runs'),
      }))}
    />
  );
}
