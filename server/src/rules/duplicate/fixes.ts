import { ignoreFix } from '../link/ignore-fix';
import type { Finding, Fix, FixContext } from '../rule';

/** Ways out of a passage that stands twice. */
export async function duplicateFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  return ignoreFix(finding, context);
}
