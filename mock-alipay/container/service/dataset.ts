import type { Dictionary } from './definition.js';
import type { RemoteElement } from './remote-tree.js';

/** data-job-id → jobId. Values keep the type they had in the program. */
export function datasetOf(element: RemoteElement): Dictionary {
  const dataset: Dictionary = {};
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name.startsWith('data-')) dataset[name.slice(5).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())] = value;
  }
  return dataset;
}
