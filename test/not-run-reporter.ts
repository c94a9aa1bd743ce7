import type { Reporter, TestCase } from 'vitest/node';

/** Lists, after the run, every test that was not run and why, and closes with one line of counts. */
export default class NotRunReporter implements Reporter {
  readonly #notRun = new Map<string, string[]>();
  readonly #counts = { passed: 0, failed: 0, skipped: 0 };

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state !== 'pending') this.#counts[result.state] += 1;
    if (result.state !== 'skipped') return;
    const reason = result.note ?? 'switched off in the test file';
    const names = this.#notRun.get(reason) ?? [];
    names.push(`${test.module.relativeModuleId} > ${test.fullName}`);
    this.#notRun.set(reason, names);
  }

  onTestRunEnd(): void {
    for (const [reason, names] of this.#notRun) {
      console.log(`\nNOT RUN (${names.length}): ${reason}`);
      for (const name of names) console.log(`  ${name}`);
    }
    const { passed, failed, skipped } = this.#counts;
    console.log(`\ntests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
}
