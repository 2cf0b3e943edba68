import {
  CarOutlined,
  DatabaseOutlined,
  InfoCircleOutlined,
  KeyOutlined,
  LinkOutlined,
  MessageOutlined,
  TableOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { NavLinks } from '../../navigation/nav-links.tsx';
import { useRoute } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { AboutSection } from './about-section.tsx';
import { AccountsSection } from './accounts-section.tsx';
import { DataSection } from './data-section.tsx';
import { FreightSection } from './freight-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { OfficeSection } from './ledger-section.tsx';
import { MemorySection } from './memory-section.tsx';
import { RobotsSection } from './robots-section.tsx';
import { SkusSection } from './skus-section.tsx';
import './settings-screen.css';

interface Section {
  readonly name: 'accounts' | 'freight' | 'memory' | 'skus' | 'robots' | 'office' | 'general' | 'data' | 'about';
  readonly icon: ReactNode;
  readonly Screen: ComponentType;
}

const sections: readonly [Section, ...Section[]] = [
  { name: 'accounts', icon: <KeyOutlined aria-hidden />, Screen: AccountsSection },
  { name: 'freight', icon: <CarOutlined aria-hidden />, Screen: FreightSection },
  { name: 'memory', icon: <LinkOutlined aria-hidden />, Screen: MemorySection },
  { name: 'skus', icon: <TableOutlined aria-hidden />, Screen: SkusSection },
  { name: 'robots', icon: <MessageOutlined aria-hidden />, Screen: RobotsSection },
  { name: 'office', icon: <TeamOutlined aria-hidden />, Screen: OfficeSection },
  { name: 'general', icon: <ToolOutlined aria-hidden />, Screen: GeneralSection },
  { name: 'data', icon: <DatabaseOutlined aria-hidden />, Screen: DataSection },
  { name: 'about', icon: <InfoCircleOutlined aria-hidden />, Screen: AboutSection },
];

/** `#/settings/<section>`: the sections beside, the one that is open in the middle. */
export function SettingsScreen() {
  const t = useText();
  const [, name] = useRoute();
  const { Screen, ...current } = sections.find((section) => section.name === name) ?? sections[0];
  return (
    <div className="settings">
      <div className="settings-nav">
        <NavLinks
          label={t('settings:sections')}
          links={sections.map((section) => ({
            href: `#/settings/${section.name}`,
            text: t(`settings:section.${section.name}`),
            icon: section.icon,
            current: section.name === current.name,
          }))}
        />
      </div>
      <main className="settings-section">
        <h1>{t(`settings:section.${current.name}`)}</h1>
        <Screen />
      </main>
    </div>
  );
}
