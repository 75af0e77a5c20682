export interface DeadLink { page: string; href: string; why: string }
export function deadLinks(site: string): { pages: number; links: number; dead: DeadLink[] };
