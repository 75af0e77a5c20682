/** Whose pages a web-view may show: the ISV's own server's, and those of the H5 domains that the config names. */
import type { ParsedConfig } from './config/schema.js';

export function h5Origins({ server, miniProgram }: ParsedConfig): string[] {
  return [...new Set([new URL(server.readyUrl).origin, ...miniProgram.h5Origins])];
}
