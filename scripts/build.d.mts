export function build(options?: { types?: boolean }): Promise<void>;
export function buildWhenStale(): Promise<void>;
