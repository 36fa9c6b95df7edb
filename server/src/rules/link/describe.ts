import type { Severity } from '../../handbook/configuration';
import type { Link } from '../../page/page';
import type { Target } from '../../site/resolve';
import type { Finding, LinkSubject, RuleCode, Subject } from '../rule';
import { lower } from '../rule';

/** A finding on a link's destination. Where another likely reading of the site contradicts it, it is a level lower and says so. */
export function linkFinding(
  subject: Subject,
  rule: RuleCode,
  severity: Severity,
  { link, target }: { readonly link: Link; readonly target: Target },
  message: string,
): Finding {
  const rival = subject.contradicted(link);
  const doubt =
    rival === null
      ? ''
      : ` It would work if the handbook is published with ${rival}: say so with "site" in handbook.config.json.`;
  const about: LinkSubject = { kind: 'link', link, target };
  return {
    rule,
    severity: rival === null ? severity : lower(severity),
    path: subject.path,
    span: link.destination,
    message: message + doubt,
    related: [],
    subject: about,
  };
}

/** A URL that was meant to lead out of the handbook, but lacks its scheme: `www.example.com`, `app.example.com/x`, `someone@example.com`. */
export function withScheme(url: string): string | null {
  if (/^(?:www\.[^/\s]+\.[a-z]{2,}|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|dev|app))(?:[/?#:]|$)/i.test(url))
    return `https://${url}`;
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(url)) return `mailto:${url}`;
  return null;
}
