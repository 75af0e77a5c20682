/** The defect catalogue by what its defects break. */
import { fileURLToPath } from 'node:url';
import { readOverlays, type Overlay } from '../../prove/overlay.js';

const catalogue = readOverlays(fileURLToPath(new URL('../../examples/defects', import.meta.url)));

/** Defects that turn a row (on either link) or a red line red. */
export const defectsOf = (id: string): Overlay[] => catalogue.filter(({ rows, redLines }) => redLines.includes(id) || rows.some((row) => row.startsWith(`${id}@`)));
export const defectById = (id: string): Overlay | undefined => catalogue.find((defect) => defect.id === id);
