/** The built-in components of the platform. Anything else in AXML is a custom component or unknown. */
export const builtinTags = [
  'view', 'scroll-view', 'swiper', 'swiper-item', 'movable-area', 'movable-view', 'cover-view', 'cover-image', 'page-container', 'share-element',
  'text', 'icon', 'progress', 'rich-text',
  'button', 'checkbox', 'checkbox-group', 'form', 'input', 'label', 'picker', 'picker-view', 'picker-view-column', 'radio', 'radio-group', 'slider', 'switch', 'textarea',
  'navigator', 'image', 'video', 'camera', 'lottie', 'canvas', 'map', 'web-view', 'lifestyle', 'contact-button', 'error-view', 'page-meta', 'match-media', 'root-portal',
] as const;
export const isBuiltinTag: (tag: string) => boolean = ((tags) => (tag: string) => tags.has(tag))(new Set<string>(builtinTags));

/** What a tag that works lacks here. Kept beside the list, shown in docs/compatibility.md. */
export const tagGaps: Readonly<Record<string, string>> = {
  'web-view': 'its origin must be in `miniProgram.h5Origins` (anything else is blocked and named); `location` shows the harness\'s own host name; no WebSocket, no WebRTC',
  canvas: '2D only: drawing is replayed, nothing is read back (getImageData, toDataURL, toTempFilePath), measureText is an estimate, no WebGL',
  'share-element': 'a plain box: no transition between pages', 'match-media': 'its content is always shown', 'root-portal': 'stays where it is written',
  'movable-view': 'no inertia, no scaling', input: 'no keyboard of its own; cursor and selection attributes have no effect',
  textarea: 'cursor and selection attributes have no effect', icon: 'drawn with letters instead of the platform\'s pictures', 'rich-text': 'links and videos are dropped, their texts kept',
  'cover-view': 'like view', 'page-container': 'no slide; leaving it by back is not offered', 'error-view': 'text only',
};

/** Built-in components that are drawn as a labelled box only. A page that uses one says so in the evidence. */
export const placeholderTags: ReadonlySet<string> = new Set(['map', 'camera', 'lottie', 'video', 'lifestyle', 'contact-button']);
