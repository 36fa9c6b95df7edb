// Runs the grammar's tests on top of VS Code's own grammars, which the VS Code that the suite installs brings along.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { results, root, vscodeServer } from '../vscode/rig/places.mjs';
import { node } from '../vscode/rig/process.mjs';

const extensions = path.join(vscodeServer, 'extensions');
const grammars = [
  'markdown-basics/syntaxes/markdown.tmLanguage.json',
  'yaml/syntaxes/yaml.tmLanguage.json',
  ...['yaml-1.0', 'yaml-1.1', 'yaml-1.2', 'yaml-1.3', 'yaml-embedded'].map(
    (name) => `yaml/syntaxes/${name}.tmLanguage.json`,
  ),
  'html/syntaxes/html.tmLanguage.json',
  'html/syntaxes/html-derivative.tmLanguage.json',
]
  .map((file) => path.join(extensions, file))
  .filter((file) => existsSync(file));

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const file of ['frontmatter', 'page']) {
  const program = path.join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
  const chosen = grammars.flatMap((grammar) => ['--grammar', grammar]);
  const status = await node([program, ...chosen, path.join(root, `test/grammar/${file}.test.md`)], { quiet: true });
  console.log(`${file}: ${status === 0 ? 'passed' : 'failed'}`);
  counts[status === 0 ? 'passed' : 'failed'] += 1;
}
writeFileSync(path.join(results, 'grammar.json'), JSON.stringify(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;
