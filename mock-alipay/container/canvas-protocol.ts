/** Drawing as it crosses to the view: calls and settings of a 2D context in their order. A gradient crosses as what makes it. */
export type CanvasOp = ['call', name: string, args: unknown[]] | ['set', name: string, value: unknown] | ['size', width: number | null, height: number | null];
export interface WireGradient { gradient: 'linear' | 'radial'; from: number[]; stops: [offset: number, color: string][] }

/** What crosses. Reading back (getImageData, toDataURL) would need an answer at once, which no other thread can give. */
export const canvasCalls: readonly string[] = [
  'save', 'restore', 'scale', 'rotate', 'translate', 'transform', 'setTransform', 'resetTransform', 'beginPath', 'closePath', 'moveTo', 'lineTo', 'bezierCurveTo', 'quadraticCurveTo',
  'arc', 'arcTo', 'ellipse', 'rect', 'roundRect', 'fill', 'stroke', 'clip', 'fillRect', 'strokeRect', 'clearRect', 'fillText', 'strokeText', 'setLineDash', 'drawImage',
];
export const canvasSettings: readonly string[] = [
  'fillStyle', 'strokeStyle', 'lineWidth', 'lineCap', 'lineJoin', 'miterLimit', 'lineDashOffset', 'font', 'textAlign', 'textBaseline', 'direction', 'globalAlpha', 'globalCompositeOperation',
  'shadowColor', 'shadowBlur', 'shadowOffsetX', 'shadowOffsetY', 'imageSmoothingEnabled', 'filter',
];
