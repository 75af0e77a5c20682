// The oldest Node that runs Yanshou, as `engines` in package.json says. Node built-ins only: set-up asks before any package is there.
const oldest = [20, 19];
export const oldestNode = oldest.join('.');

/** `version` as in process.versions.node. */
export function fitsNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}
