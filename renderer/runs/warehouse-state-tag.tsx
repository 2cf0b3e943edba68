import { Tag } from 'antd';
import type { WarehouseState } from '#shared/contract/follow-up.ts';
import { useText } from '../preferences/preferences.tsx';

/** Where an accepted order stands at its warehouse, in words. */
export function WarehouseStateTag({ state }: { readonly state: WarehouseState }) {
  const t = useText();
  const color = colors[state];
  return (
    <Tag {...(color && { color })} style={{ whiteSpace: 'normal' }}>
      {t(`followUp:state.${state}`)}
    </Tag>
  );
}

const colors: Readonly<Partial<Record<WarehouseState, string>>> = {
  notFound: 'red',
  gone: 'red',
  cancelled: 'red',
  draft: 'gold',
  confirmed: 'blue',
  taken: 'blue',
  refused: 'red',
  finished: 'cyan',
  arrived: 'cyan',
  partly: 'cyan',
  putAway: 'green',
  difference: 'red',
};
