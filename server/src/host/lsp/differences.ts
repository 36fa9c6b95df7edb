import type { CancellationToken } from 'vscode-languageserver/node';
import type { Handbook } from '../../handbook/handbook';
import { positionAt } from '../../page/lines';
import type { Span } from '../../page/page';
import { compare } from '../../rules/duplicate/describe';
import { type DifferentPlace, differentPlaces } from '../../rules/duplicate/different-places';
import { type CopiesFinding, isAboutCopies } from '../../rules/duplicate/groups';
import { sinceWhen } from '../../rules/duplicate/since';
import { type AtHand, pageAtHand } from './at-hand';
import { escaped } from './description';
import { toRange } from './diagnostics';
import type { FeatureContext } from './features';
import { signalOf } from './guard';
import { pageName } from './linked-from';
import type { Place } from './messages';

/** Of a passage of which more is different, marks would be on nearly every word. */
const MOST_MARKED = 0.5;

/** What is said of a stretch of a page, in Markdown. */
export interface Hovered {
  readonly value: string;
  readonly span: Span;
}

/** What was worked out for a finding, which is the same as long as nothing on both pages changes. */
const known = new WeakMap<CopiesFinding, readonly DifferentPlace[]>();

interface Drifted {
  readonly finding: CopiesFinding;
  readonly places: readonly DifferentPlace[];
}

/** The words of a page that a copy does not have, in passages that have drifted. */
export async function differences(
  { uri }: { readonly uri: string },
  token: CancellationToken,
  { folders }: FeatureContext,
): Promise<Place[]> {
  const atHand = await pageAtHand(folders, uri, signalOf(token));
  if (atHand === null) return [];
  const shown = (await driftedOn(atHand)).filter(isMarkedInPart);
  return shown.flatMap(({ places }) => places.map(({ span }) => toRange(atHand.page.lineStarts, span)));
}

/** Says what a copy says instead of the words at an offset. */
export async function differenceAt(atHand: AtHand, offset: number): Promise<Hovered | null> {
  if (!atHand.folder.settings.copies.hover) return null;
  for (const { finding, places } of await driftedOn(atHand)) {
    const place = places.find(({ span }) => span.start <= offset && offset <= span.end);
    if (place !== undefined) return { value: inMarkdown(finding, place, atHand), span: place.span };
  }
  return null;
}

async function driftedOn({ folder, handbook, path }: AtHand): Promise<Drifted[]> {
  const findings = (await folder.findings(path)).filter(isAboutCopies);
  return findings
    .filter(({ rule }) => rule === 'duplicate/drifted')
    .map((finding) => ({ finding, places: placesOf(finding, handbook) }));
}

function placesOf(finding: CopiesFinding, { site }: Handbook): readonly DifferentPlace[] {
  const places = known.get(finding) ?? differentPlaces(compare(finding.subject.first, site));
  known.set(finding, places);
  return places;
}

function isMarkedInPart({ finding: { span }, places }: Drifted): boolean {
  const marked = places.reduce((sum, place) => sum + place.span.end - place.span.start, 0);
  return marked <= MOST_MARKED * (span.end - span.start);
}

function inMarkdown({ subject }: CopiesFinding, { words }: DifferentPlace, { folder, handbook }: AtHand): string {
  const { first, past } = subject;
  const { title, uri } = pageName(folder, handbook, first.path);
  const line = positionAt(first.b.page.lineStarts, first.span.start).line + 1;
  const said = `Compared with [${escaped(title)}](${uri}#L${line}): ${escaped(words)}.`;
  return past === null ? said : `${said}\n\n${escaped(sinceWhen(past, first.path))}`;
}
