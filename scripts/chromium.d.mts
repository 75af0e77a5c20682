export function findChromium(env?: NodeJS.ProcessEnv): string | undefined;
export function chromiumPath(env?: NodeJS.ProcessEnv): string;
export function chromiumArgs(uid?: number, disabled?: readonly string[]): string[];
