import { expect, test } from 'vitest';
import { UpdateRefused, updateFailure } from '../../../../electron/hosts/desktop/updates/update-failure.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  [new UpdateRefused('signatureWrong'), 'signatureWrong'],
  [withCode('ENOSPC'), 'diskFull'],
  [withCode('EDQUOT'), 'diskFull'],
  [withCode('EACCES'), 'notWritable'],
  [withCode('ERR_CHECKSUM_MISMATCH'), 'damaged'],
  [withCode('HTTP_ERROR_404'), 'nothingThere'],
  [withCode('HTTP_ERROR_503'), 'unreachable'],
  [withCode('ECONNREFUSED'), 'unreachable'],
  [withCode('ERR_UPDATER_INVALID_UPDATE_INFO'), 'infoInvalid'],
  [new Error('Cannot download "https://a/b", status 404: Not Found'), 'nothingThere'],
  [new Error('Cannot download "https://a/b", status 502: Bad Gateway'), 'unreachable'],
  [new Error('net::ERR_INTERNET_DISCONNECTED'), 'unreachable'],
  [new Error('Request has been aborted by the server'), 'unreachable'],
  [new Error('anything'), 'unexpected'],
  ['no error at all', 'unexpected'],
])('%s', (error, code) => expect(updateFailure(error)).toBe(code));
