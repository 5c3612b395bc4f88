/**
 * Ends a run of the tests that stands still, and says where: a loop that never returns passes every timeout of Vitest's,
 * and a machine that nobody watches would wait for it for ever.
 */
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Longer than any test or hook may take (`vitest.config.ts`), both in one. */
const STANDSTILL_MS = 8 * 60_000

export default class StandstillReporter implements Reporter {
  private readonly running = new Set<TestModule>()
  private readonly started = new Map<TestModule, TestCase>()
  private timer: NodeJS.Timeout | undefined

  onTestRunStart(): void {
    this.moved()
  }
  onTestModuleStart(module: TestModule): void {
    this.running.add(module)
    this.moved()
  }
  onTestCaseReady(test: TestCase): void {
    this.started.set(test.module, test)
    this.moved()
  }
  onTestCaseResult(): void {
    this.moved()
  }
  onTestModuleEnd(module: TestModule): void {
    this.running.delete(module)
    this.started.delete(module)
    this.moved()
  }
  onTestRunEnd(): void {
    clearTimeout(this.timer)
  }

  private moved(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.end(), STANDSTILL_MS)
    this.timer.unref()
  }
  private end(): void {
    const places = [...this.running].map(
      (module) => `  ${module.relativeModuleId}: ${this.started.get(module)?.fullName ?? 'before its first test'}`,
    )
    console.error(`The tests stand still for ${STANDSTILL_MS / 60_000} minutes, in\n${places.join('\n')}`)
    process.exit(1)
  }
}
