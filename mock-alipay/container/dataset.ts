/** data-job-id → jobId. Values keep the type they had in the program. */
export function datasetOf({ attributes }: { attributes: Readonly<Record<string, unknown>> }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (name.startsWith('data-') ? [[name.slice(5).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()), value]] : [])));
}
