import { Form, InputNumber } from 'antd';
import { useSettings } from '../../engine/use-settings.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** What counts while nothing is set; null: nothing does. */
  readonly usual: number | null;
  readonly min: number;
  readonly max: number;
  /** What is kept when the person empties it. */
  readonly empty: number;
}

/** A whole number that is saved as soon as the person leaves it. */
export function NumberSetting({ name, label, help, usual, min, max, empty }: Props) {
  const { settings, set } = useSettings();
  const stored = settings?.[name];
  const shown = typeof stored === 'number' && stored >= min ? stored : usual;
  const id = `setting-${name}`;
  const save = (text: string) => {
    const value = text.trim() === '' ? empty : Math.min(max, Math.max(min, Math.round(Number(text))));
    if (Number.isFinite(value) && value !== stored) set({ [name]: value });
  };
  if (!settings) return null;
  return (
    <Form.Item label={label} extra={help} htmlFor={id} layout="vertical">
      <InputNumber
        id={id}
        key={String(stored)}
        style={{ width: 160 }}
        min={min}
        max={max}
        precision={0}
        {...(shown === null ? {} : { defaultValue: shown })}
        onBlur={({ target }) => save(target.value)}
        onPressEnter={({ currentTarget }) => save(currentTarget.value)}
      />
    </Form.Item>
  );
}
