// The reference of the submission figures: the same orders to the same server, signed, kept alive, and nothing kept.
import { readFileSync } from 'node:fs';
import { sign } from '#engine/partners/etower/sign.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { printFigures } from './figures.ts';

const [baseUrl = '', bodiesFile = '', concurrency = '8'] = process.argv.slice(2);
const bodies: string[] = JSON.parse(readFileSync(bodiesFile, 'utf8'));
const settings = etowerSettings.parse({ baseUrl });
const url = `${baseUrl}/api/supplier-service/v1/b2b/po`;
let next = 0;
let accepted = 0;
const worker = async () => {
  for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
    const headers = {
      ...sign({ method: 'POST', url, date: Date.now() }, practiceCredentials.etower, settings),
      'Content-Type': 'application/json',
      Accept: 'application/json',
    };
    const answer = await fetch(url, { method: 'POST', headers, body });
    const [element]: { success: boolean }[] = await answer.json();
    if (element?.success) accepted += 1;
  }
};
const begin = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, worker));
printFigures(performance.now() - begin, { orders: accepted });
