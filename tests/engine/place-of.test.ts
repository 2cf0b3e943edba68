import { expect, test } from 'vitest';
import { placeOf } from '#engine/place-of.ts';

test.each([
  'https://b2b.example.com/api',
  ' https://b2b.example.com/api ',
  'HTTPS://B2B.Example.COM/api',
  'https://b2b.example.com:443/api',
  'https://b2b.example.com/api/',
  'https://b2b.example.com//api//',
  'https://b2b.example.com./api',
  'https://b2b.example.com/%61pi',
  'https://b2b.example.com/API',
  'https://b2b.example.com/x/../api',
  'https://b2b%2Eexample.com/api',
  'https://someone@b2b.example.com/api?x=1#top',
])('%s leads to the same place, however it is spelt', (text) => {
  expect(placeOf(text)).toBe('b2b.example.com:443/api');
});

test.each([
  'http://localhost:8080',
  'http://127.0.0.1:8080/',
  'http://127.1:8080',
  'http://[::1]:8080',
  'https://LOCALHOST.:8080',
])('%s is this computer', (text) => expect(placeOf(text)).toBe('localhost:8080'));

test('another host, port or path is another place, and what is no address is none', () => {
  const texts = ['https://a.example', 'https://b.example', 'https://a.example:8443', 'https://a.example/x'];
  expect(new Set(texts.map(placeOf)).size).toBe(texts.length);
  expect(['', 'b2b.example.com', '%'].map(placeOf)).toEqual(['', '', '']);
});
