import { expect, test } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import { translator } from '#shared/text/index.ts';
import { failureWords } from '#shared/text/outcome-words.ts';

test.each([
  ['zh', 'token, key', /^账号还缺少这些密钥：Token、Key。/],
  ['zh', 'appKey, session', /^账号还缺少这些密钥：App Key、授权码 Session Key。/],
  ['en', 'accessKey, userId', /lacks these secrets: Access key, User ID\./],
] as const)('in %s the credentials %s are called as their form calls them', (language, names, words) => {
  expect(failureWords(translator(language), new Failure('account.credentials', { names }))).toMatch(words);
});
