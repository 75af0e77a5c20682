/** The built-in components of the platform. Anything else in AXML is a custom component or unknown. */
export const builtinTags = [
  'view', 'scroll-view', 'swiper', 'swiper-item', 'movable-area', 'movable-view', 'cover-view', 'cover-image', 'page-container', 'share-element',
  'text', 'icon', 'progress', 'rich-text',
  'button', 'checkbox', 'checkbox-group', 'form', 'input', 'label', 'picker', 'picker-view', 'picker-view-column', 'radio', 'radio-group', 'slider', 'switch', 'textarea',
  'navigator', 'image', 'video', 'camera', 'lottie', 'canvas', 'map', 'web-view', 'lifestyle', 'contact-button', 'error-view', 'page-meta', 'match-media', 'root-portal',
] as const;
export const isBuiltinTag: (tag: string) => boolean = ((tags) => (tag: string) => tags.has(tag))(new Set<string>(builtinTags));

/** Built-in components that are drawn as a labelled box only. A page that uses one says so in the evidence. */
export const placeholderTags: ReadonlySet<string> = new Set(['map', 'camera', 'lottie', 'canvas', 'video', 'lifestyle', 'contact-button']);
