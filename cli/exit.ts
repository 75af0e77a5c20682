/** How a command ends: exit codes (published, design §8) and the one error that users are meant to read. */

export const exitCodes = {
  /** The target grade is met. */
  met: 0,
  below: 3,
  /** Someone must look, or the evidence does not suffice. */
  review: 4,
  /** The harness or the environment failed, or the run was interrupted. */
  harness: 5,
  badConfig: 6,
  staleWaiver: 7,
  nothingJudged: 8,
  /** Something is broken or undecided that was in order in the baseline. */
  newFailures: 9,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends the command with a sentence that names what is wrong and how to mend it. Never shown with a stack. */
export class Stop extends Error {
  constructor(readonly exitCode: ExitCode, message: string, readonly details: readonly string[] = []) {
    super(message);
    this.name = 'Stop';
  }
}

export const badConfig = (message: string, details: readonly string[] = []): Stop => new Stop(exitCodes.badConfig, message, details);
export const harnessFault = (message: string, details: readonly string[] = []): Stop => new Stop(exitCodes.harness, message, details);

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
