import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';

/** Says of every test that was skipped why, which the list of tests leaves out. */
export default class SkipReporter implements Reporter {
  private readonly lines: string[] = [];

  onBegin(_config: FullConfig, _suite: Suite): void {
    this.lines.length = 0;
  }

  onTestEnd(test: TestCase, { status, annotations }: TestResult): void {
    if (status !== 'skipped') return;
    const reason = annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given';
    this.lines.push(`Skipped in ${test.parent.project()?.name}: ${test.title}: ${reason}\n`);
  }

  onEnd(): void {
    for (const line of this.lines) process.stdout.write(line);
  }
}
