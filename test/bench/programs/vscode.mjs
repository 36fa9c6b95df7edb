// The Markdown service of VS Code, with every check of links turned on, and markdown-it as in VS Code.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService, DiagnosticLevel, githubSlugifier, LogLevel } from 'vscode-markdown-languageservice';
import { URI } from 'vscode-uri';
import { program } from './program';

const OPTIONS = {
  validateReferences: DiagnosticLevel.warning,
  validateFragmentLinks: DiagnosticLevel.warning,
  validateFileLinks: DiagnosticLevel.warning,
  validateMarkdownFileLinkFragments: DiagnosticLevel.warning,
  validateUnusedLinkDefinitions: undefined,
  validateDuplicateLinkDefinitions: undefined,
  ignoreLinks: [],
};

const NEVER = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };

class Workspace {
  #documents = new Map();
  #listeners = new Set();
  #files;

  constructor(folder, pages) {
    this.workspaceFolders = [URI.file(folder)];
    this.#files = new Set(pages.map((page) => URI.file(path.join(folder, page)).toString()));
  }

  readAll(folder, pages) {
    for (const page of pages) this.set(path.join(folder, page), readFileSync(path.join(folder, page), 'utf8'));
  }

  onDidChangeMarkdownDocument = (listener, self) => {
    const bound = listener.bind(self);
    this.#listeners.add(bound);
    return { dispose: () => this.#listeners.delete(bound) };
  };
  onDidCreateMarkdownDocument = () => ({ dispose() {} });
  onDidDeleteMarkdownDocument = () => ({ dispose() {} });

  set(file, text) {
    const uri = URI.file(file);
    const version = (this.#documents.get(uri.toString())?.version ?? 0) + 1;
    const document = TextDocument.create(uri.toString(), 'markdown', version, text);
    this.#documents.set(uri.toString(), document);
    for (const listener of this.#listeners) listener(document);
    return document;
  }

  get = (file) => this.#documents.get(URI.file(file).toString());
  getAllMarkdownDocuments = async () => this.#documents.values();
  hasMarkdownDocument = (uri) => this.#files.has(uri.toString());
  openMarkdownDocument = async (uri) => {
    if (!this.hasMarkdownDocument(uri)) return undefined;
    return this.get(uri.fsPath) ?? this.set(uri.fsPath, readFileSync(uri.fsPath, 'utf8'));
  };

  async stat(uri) {
    const found = statSync(uri.fsPath, { throwIfNoEntry: false });
    return found && { isDirectory: found.isDirectory() };
  }

  async readDirectory(uri) {
    return readdirSync(uri.fsPath, { withFileTypes: true }).map((entry) => [
      entry.name,
      { isDirectory: entry.isDirectory() },
    ]);
  }
}

/** VS Code keeps the tokens of the last document. */
function createParser() {
  const markdown = new MarkdownIt({ html: true });
  let last = { uri: '', version: -1, tokens: [] };
  return {
    slugifier: githubSlugifier,
    async tokenize(document) {
      const { uri, version } = document;
      if (last.uri !== uri || last.version !== version) {
        last = { uri, version, tokens: markdown.parse(document.getText(), {}) };
      }
      return last.tokens;
    },
  };
}

function checker(workspace) {
  const logger = { level: LogLevel.Off, log() {} };
  const service = createLanguageService({ workspace, parser: createParser(), logger });
  return async (document) => (await service.computeDiagnostics(document, OPTIONS, NEVER)).length;
}

program({
  parse(texts) {
    const markdown = new MarkdownIt({ html: true });
    for (const text of texts) markdown.parse(text, {});
  },

  async first(folder, page, pages) {
    const workspace = new Workspace(folder, pages);
    const file = path.join(folder, page);
    return checker(workspace)(workspace.set(file, readFileSync(file, 'utf8')));
  },

  async open(folder, pages) {
    const workspace = new Workspace(folder, pages);
    workspace.readAll(folder, pages);
    const check = checker(workspace);
    return {
      text: (page) => workspace.get(path.join(folder, page)).getText(),
      async checkAll() {
        let findings = 0;
        for (const document of await workspace.getAllMarkdownDocuments()) findings += await check(document);
        return findings;
      },
      async edit(page, text) {
        await check(workspace.set(path.join(folder, page), text));
      },
    };
  },
});
