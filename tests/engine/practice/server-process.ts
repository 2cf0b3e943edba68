import { startPractice } from '#engine/practice/practice.ts';

/** A practice server in a process of its own, for tests that kill it: prints its address, runs until it is killed. */
const [ledgerPath = ''] = process.argv.slice(2);
const { url } = await startPractice({ ledgerPath });
process.stdout.write(`${url}\n`);
