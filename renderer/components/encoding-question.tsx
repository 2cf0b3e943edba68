import { Button, Flex } from 'antd';
import { ENCODINGS, type EncodingName } from '#shared/sheets/encodings.ts';
import type { TextParams } from '#shared/text/texts.ts';
import { useText } from '../preferences/preferences.tsx';

interface Props {
  /** Those of the refusal `encodingAsked`. */
  readonly params: TextParams;
  readonly onChoose: (encoding: EncodingName) => void;
}

/** Text that reads in two encodings: the person chooses the reading that is right. */
export function EncodingQuestion({ params, onChoose }: Props) {
  const t = useText();
  const readings = [
    [params.first, params.firstText],
    [params.second, params.secondText],
  ];
  return (
    <Flex gap="small" wrap>
      {readings.map(([name, text]) => {
        const encoding = ENCODINGS.find((known) => known === name);
        if (encoding === undefined) return null;
        return (
          <Button key={encoding} size="small" onClick={() => onChoose(encoding)}>
            {t('ui:result.readAs', { encoding, text: String(text) })}
          </Button>
        );
      })}
    </Flex>
  );
}
