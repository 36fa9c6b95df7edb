import type { SiteProfile } from '../profile';
import { rehypeSlug } from '../slugs/rehype-slug';
import { type LooseOptions, looseSite } from './loose';

export const NEXT: LooseOptions = { slugs: rehypeSlug, base: '', folder: '' };

/** Next with MDX pages or a layer such as Nextra; ids are those of rehype-slug. */
export function next(options: LooseOptions): SiteProfile {
  return looseSite({
    ...options,
    id: 'next',
    name: 'Next',
    assets: ['public'],
    sources: ['pages', 'src/pages', 'app', 'src/app'],
    keys: ['slug'],
  });
}
