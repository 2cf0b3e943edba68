import { createProgram } from './program.ts';
import { runProgram } from './run-program.ts';

// Whoever reads the output may stop (`| head`); what was begun is brought to its end all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runProgram(createProgram, process.argv.slice(2));
