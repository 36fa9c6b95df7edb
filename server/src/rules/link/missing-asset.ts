import type { Rule } from '../rule';
import { assetFixes } from './asset-fixes';
import { linkFinding, withScheme } from './describe';

/** An image or a download that the published site does not have. */
export const missingAsset: Rule = {
  code: 'link/missing-asset',
  severity: 'error',
  *check(subject) {
    for (const each of subject.targets) {
      const { link, target } = each;
      if (target.kind !== 'missing' || !target.asset || withScheme(link.url) !== null) continue;
      const what = link.embeds ? 'image or other file that is shown here' : 'file';
      const message = `Broken link: the ${what} is missing. There is no ${target.urlPath}.`;
      yield linkFinding(subject, 'link/missing-asset', 'error', each, message);
    }
  },
  fixes: assetFixes,
};
