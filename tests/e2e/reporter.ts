import type { FullConfig, Reporter, Suite, TestCase, TestResult } from "@playwright/test/reporter";

/** Prints, as the very last line, one JSON object with what the run really did. */
export default class CountsReporter implements Reporter {
  private suite = "";
  private readonly counts: Record<string, number> = {};
  private failed = 0;
  private passed = 0;

  onBegin(_config: FullConfig, root: Suite): void {
    this.suite = root.suites.map((project) => project.title).join("+");
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === "passed") this.passed += 1;
    else if (result.status !== "skipped") this.failed += 1;
    for (const { type, description = "{}" } of test.annotations) {
      if (type === "counts") this.add(JSON.parse(description));
    }
  }

  onError(): void {
    this.failed += 1;
  }

  async onExit(): Promise<void> {
    const { suite, passed, failed } = this;
    process.stdout.write(`${JSON.stringify({ suite, passed, failed, ...this.counts })}\n`);
  }

  private add(counts: Record<string, number>): void {
    for (const [name, value] of Object.entries(counts)) this.counts[name] = (this.counts[name] ?? 0) + value;
  }
}
