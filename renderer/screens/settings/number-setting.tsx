import { Form, InputNumber, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useSettings } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

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
  /** What an empty field means. */
  readonly placeholder?: string;
  /** Asked before another value is kept; with false the former one stays. */
  readonly agree?: (value: number, before: unknown) => Promise<boolean>;
}

/** A whole number that is saved as soon as the person leaves it. What is out of bounds is refused, never changed into another. */
export function NumberSetting({ name, label, help, usual, min, max, empty, placeholder, agree }: Props) {
  const { settings, set } = useSettings();
  const asking = useRef(false);
  const t = useText();
  const format = useFormat();
  const [refusals, setRefusals] = useState(0);
  const [wrong, setWrong] = useState(false);
  const stored = settings?.[name];
  const shown = typeof stored === 'number' && stored >= min ? stored : usual;
  const id = `setting-${name}`;
  const save = async (text: string) => {
    const value = text.trim() === '' ? empty : Number(text);
    const isRight = text.trim() === '' || (Number.isInteger(value) && value >= min && value <= max);
    setWrong(!isRight);
    // The dialog takes the focus: that the field is left for it is not another change.
    if (!isRight || value === (stored ?? empty) || asking.current) return;
    asking.current = true;
    const agreed = (await agree?.(value, stored)) ?? true;
    asking.current = false;
    if (agreed) set({ [name]: value });
    else setRefusals((count) => count + 1);
  };
  if (!settings) return null;
  return (
    <Form.Item
      label={label}
      extra={
        <>
          {wrong && (
            <Typography.Text type="danger" role="alert">
              {t('settings:number.bounds', { min: format.number(min), max: format.number(max) })}
            </Typography.Text>
          )}
          <div>{help}</div>
        </>
      }
      htmlFor={id}
      layout="vertical"
    >
      <InputNumber
        id={id}
        status={wrong ? 'error' : ''}
        key={`${stored} ${refusals}`}
        style={{ width: 160 }}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(shown === null ? {} : { defaultValue: shown })}
        onBlur={({ target }) => save(target.value)}
        // On key up and by leaving the field: a dialog must not open under a key that is still pressed.
        onKeyUp={({ key, target }) => key === 'Enter' && target instanceof HTMLInputElement && target.blur()}
      />
    </Form.Item>
  );
}
