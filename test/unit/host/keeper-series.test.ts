import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Keeper } from '../../../server/src/host/keeper';
import { type MemoryFiles, type MemoryFilesOptions, memoryFiles } from '../../support/memory-files';
import { past } from '../history/past';

/** A small world, so that what is made at random meets what is there. */
const PATHS = ['a.md', 'A.md', 'b.md', 'a/index.md', 'a/b.md', 'B/b.md', 'B/README.md', 'ü.md', 'u\u0308.md'];
const ASSETS = ['img/x.png', 'img/in/x.png', 'IMG/x.png', 'a/b/y.pdf', 'a/index.html', 'b', 'frontmatter.json'];
const FOLDERS = ['a', 'B', 'img', 'b'];
const HEADINGS = ['Pay', 'pay', 'Pay day', 'Ärger', 'Don’t', 'Dont', ''];
const TARGETS = [
  ...PATHS,
  ...ASSETS,
  ...[
    'a',
    'A',
    'b',
    '/a/',
    '/b',
    '/a/b/',
    '/moved/',
    '/old',
    '/old/',
    '../a/',
    '../b',
    'a/README.md',
    'img/',
    'B/',
    '',
  ],
];
const FRAGMENTS = [
  '',
  '',
  '#pay',
  '#Pay',
  '#pay-1',
  '#pay-day',
  '#%C3%A4rger',
  '#don-t',
  '#dont',
  '#own',
  '#questions',
];
const CONTENT_TYPES = JSON.stringify({
  'frontMatter.taxonomy.contentTypes': [{ name: 'x', fields: [{ name: 'level', required: true }] }],
  'frontMatter.content.pageFolders': [{ path: 'a', contentTypes: ['x'] }],
});
const FRONTMATTER = [
  '',
  '---\npermalink: /moved/\n---\n',
  '---\nredirect_from: /old/\n---\n',
  '---\nquestions: []\n---\n',
  ...Array<string>(8).fill('---\ntitle: Pay\n---\n'),
  '\n---\ntitle: Low\n---\n',
  '---\ntitle: a: b\n---\n',
  '---\ntitle: never closed\n\n',
  '---\n# handbook-ignore frontmatter/schema\nlevel: one\n---\n',
  '---\n$schema: a/b/y.pdf\n---\n',
  '---\n$schema: /img/x.png\n---\n',
  '{"required": ["title"]}',
  CONTENT_TYPES,
];
const BLOCKS = ['<a id="own"></a>\n', '{% include "x" %}\n', '[c][nope]\n', '<!-- handbook-ignore -->\n'];

const line = fc.oneof(
  fc.constantFrom(...HEADINGS).map((heading) => `# ${heading}\n`),
  fc
    .tuple(fc.constantFrom('', '!'), fc.constantFrom(...TARGETS), fc.constantFrom(...FRAGMENTS))
    .map(([mark, target, fragment]) => `${mark}[x](${target}${fragment})\n`),
  fc
    .tuple(fc.constantFrom('B', 'b.md', '/a', './b', ...TARGETS), fc.constantFrom(...FRAGMENTS))
    .map(([target, fragment]) => `[x]({{< ref "${target}${fragment}" >}})\n`),
  fc.constantFrom(...BLOCKS),
);
const text = fc
  .tuple(fc.constantFrom(...FRONTMATTER), fc.array(line, { maxLength: 4 }))
  .map(([head, lines]) => `${head}${lines.join('\n')}`);

type Step =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'edit'; readonly path: string; readonly text: string }
  | { readonly kind: 'close'; readonly path: string };

const page = fc.constantFrom(...PATHS);
const file = fc.constantFrom(...PATHS, ...ASSETS);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), path: file, text }),
  fc.record({ kind: fc.constant('remove' as const), path: fc.oneof(file, fc.constantFrom(...FOLDERS)) }),
  fc.record({ kind: fc.constant('rename' as const), path: file, to: file }),
  fc.record({ kind: fc.constant('rename' as const), path: fc.constantFrom(...FOLDERS), to: fc.constantFrom('a', 'c') }),
  fc.record({ kind: fc.constant('edit' as const), path: page, text }),
  fc.record({ kind: fc.constant('close' as const), path: page }),
);

const CONFIGURATIONS = [
  ...['github', 'eleventy', 'eleventy-file-links', 'gitbook', 'jekyll'].map((site) => JSON.stringify({ site })),
  '{"site": "hugo", "baseUrl": "/"}',
  '{"baseUrl": "/a"}',
  '{"frontmatter": [{"pages": "a/**", "schema": {"required": ["title"], "properties": {"level": {"type": "number"}}}}]}',
  '{"frontmatter": [{"schema": "a/b/y.pdf"}]}',
  '{}',
];

const openKeeper = (source: MemoryFiles) =>
  Keeper.open({ source, git: past().log, requested: true, hidden: [], log: () => {} });

/** Everything that is said of the handbook, and what its publication was found to be. */
async function state(keeper: Keeper, open: ReadonlyMap<string, string>) {
  const paths = keeper.handbooks.flatMap(({ handbook }) => [...handbook.pages.keys()]);
  const findings: Record<string, unknown> = {};
  for (const path of [...new Set([...paths, ...open.keys()])].sort()) {
    findings[path] = (await keeper.findings(path)).map(({ rule, severity, span, message }) => ({
      rule,
      severity,
      span,
      message,
    }));
  }
  return findings;
}

/** What was concluded from all links when the handbook was opened; it is concluded anew when it is opened again. */
function conclusions(keeper: Keeper) {
  return JSON.stringify(
    keeper.handbooks.map(({ handbook: { publication } }) => {
      const { profile, layout, origins, layoutAnchors, rivals } = publication;
      return [profile.id, layout, origins, [...layoutAnchors], rivals.map(({ id }) => id)];
    }),
  );
}

async function follow(keeper: Keeper, disk: MemoryFiles, step: Step, open: Map<string, string>): Promise<void> {
  switch (step.kind) {
    case 'write':
      disk.write(step.path, step.text);
      await keeper.changed([step.path]);
      return;
    case 'remove':
      disk.remove(step.path);
      await keeper.changed([step.path]);
      return;
    case 'rename':
      if (`${step.to}/`.startsWith(`${step.path}/`)) return;
      disk.rename(step.path, step.to);
      await keeper.changed([step.path, step.to]);
      return;
    case 'edit':
      open.set(step.path, step.text);
      keeper.edit(step.path, step.text);
      return;
    case 'close':
      open.delete(step.path);
      await keeper.close(step.path);
      return;
  }
}

test.each<[string, MemoryFilesOptions]>([
  ['a disk that tells names apart', {}],
  ['a disk that ignores case and normalisation', { caseInsensitive: true, normalizationInsensitive: true }],
])('after any series of changes, all pages say what they say when opened anew: %s', async (_, options) => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('', 'a/'),
      fc.constantFrom(...CONFIGURATIONS),
      fc.dictionary(file, text, { maxKeys: 8, noNullPrototype: true }),
      fc.array(step, { maxLength: 12 }),
      fc.boolean(),
      async (root, configuration, files, steps, lookOften) => {
        const disk = memoryFiles({ [`${root}handbook.config.json`]: configuration, ...files }, options);
        const keeper = await openKeeper(disk);
        const open = new Map<string, string>();
        await state(keeper, open);
        for (const each of steps) {
          await follow(keeper, disk, each, open);
          if (lookOften) await state(keeper, open);
        }
        const fresh = await openKeeper(disk);
        for (const [path, text] of open) fresh.edit(path, text);
        fc.pre(conclusions(fresh) === conclusions(keeper));
        expect(await state(keeper, open)).toEqual(await state(fresh, open));
      },
    ),
    { numRuns: 300 },
  );
});
