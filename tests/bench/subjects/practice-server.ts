// A practice partner for other subjects; says its address to the process that started it.
import { hostPractice } from '#engine/accounts/practice-directory.ts';

const { addresses } = await hostPractice(process.argv[2] ?? '');
process.send?.(addresses.etower);
