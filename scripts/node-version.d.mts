export const oldestNode: string;
export function fitsNode(version: string): boolean;
