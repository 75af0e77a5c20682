/** What an animation may change besides transforms: name in my.createAnimation → CSS property. */
export const animatedStyles: ReadonlyMap<string, string> = new Map([['backgroundColor', 'background-color'], ...['opacity', 'width', 'height', 'top', 'right', 'bottom', 'left'].map((name) => [name, name] as const)]);
