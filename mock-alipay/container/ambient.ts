/**
 * What moves longer than this, or without end, is how the page looks: a breathing button, a scrolling notice. Nobody waits for its end, and a picture holds
 * it for the moment it is taken.
 */
export const ambientMs = 3_000;
