/**
 * What one function says of each of these, in one list. The function stands in its module and is handed what it needs. A closure made anew at each grading
 * says the same, but the engine throws its compiled code away with it at the next full collection: compiling some two hundred of them again and again was a
 * third of the cost of grading many bundles.
 */
export function ofEach<T, S>(items: readonly T[], say: (item: T) => readonly S[]): S[];
export function ofEach<T, C, S>(items: readonly T[], say: (item: T, context: C) => readonly S[], context: C): S[];
export function ofEach<T, C, S>(items: readonly T[], say: (item: T, context: C | undefined) => readonly S[], context?: C): S[] {
  const said: S[] = [];
  for (const item of items) for (const each of say(item, context)) said.push(each);
  return said;
}
