import { App, Input, type ModalFuncProps } from 'antd';
import { useId } from 'react';
import { useText } from '../../preferences/preferences.tsx';

/** More orders than this are sent for real only once their number was typed. */
const MANY = 100;

/** The question before something is sent for real. Whoever presses Enter without reading sends nothing. */
export function useConfirmSending(): (count: number, props: ModalFuncProps) => void {
  const { modal } = App.useApp();
  return (count, props) => {
    const okButtonProps = { danger: true, ...props.okButtonProps };
    if (count <= MANY) {
      return void modal.confirm({ width: 520, ...props, okButtonProps, focusable: { autoFocusButton: 'cancel' } });
    }
    const asks = modal.confirm({
      width: 520,
      ...props,
      okButtonProps: { ...okButtonProps, disabled: true },
      focusable: { autoFocusButton: null },
      content: (
        <>
          {props.content}
          <TypeCount
            count={count}
            onTyped={(right) =>
              asks.update({ okButtonProps: { ...okButtonProps, disabled: !right || okButtonProps.disabled === true } })
            }
          />
        </>
      ),
    });
  };
}

interface TypeCountProps {
  readonly count: number;
  /** Told with each letter whether it is the number that is meant. */
  readonly onTyped: (right: boolean) => void;
}

function TypeCount({ count, onTyped }: TypeCountProps) {
  const t = useText();
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{t('submit:confirm.type', { count })}</label>
      <Input
        id={id}
        autoFocus
        inputMode="numeric"
        autoComplete="off"
        style={{ display: 'block', width: 160, marginTop: 8 }}
        onChange={({ target }) => onTyped(target.value.replace(/[\s,，]/g, '') === String(count))}
      />
    </p>
  );
}
