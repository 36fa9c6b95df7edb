// What an author asks for while writing on a page of a handbook that was read.
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { CodeActionRequest, CompletionRequest, HoverRequest } from 'vscode-languageserver/node';
import { spread } from '../figures.mjs';
import { asked } from '../process.mjs';
import { show, startServer } from '../server.mjs';
import { spreadTable } from '../table.mjs';

const TIMES = 20;

export async function measureRequests({ typical }, { folder, list, scratch }, runs) {
  const page = asked(typical, folder, list);
  const results = {};
  for (let turn = 0; turn < runs; turn++) {
    const server = await startServer(folder, mkdtempSync(path.join(scratch, 'storage-')));
    const shown = await show(server, folder, page);
    await server.rested;
    for (const [title, request] of Object.entries(await requests(server, shown))) {
      results[title] ??= [];
      for (let time = 0; time < TIMES; time++) results[title].push(await cost(request));
    }
    await server.end();
  }
  return Object.entries(results).map(([title, each]) => ({
    title,
    ...spread(each.map(({ milliseconds }) => milliseconds)),
    kilobytes: Math.max(...each.map(({ kilobytes }) => kilobytes)),
    runs: each,
  }));
}

export const requestsTable = (lines) =>
  spreadTable('times', lines, { answer: ({ kilobytes }) => `${kilobytes.toFixed(0)} kB` });

async function cost(request) {
  const start = performance.now();
  const answer = await request();
  return { milliseconds: performance.now() - start, kilobytes: JSON.stringify(answer).length / 1000 };
}

/** By what they are called; the page ends with a half-written link meanwhile. */
async function requests({ connection }, shown) {
  const textDocument = { uri: shown.uri };
  const text = shown.text();
  const { items } = await shown.findings();
  const link = positionOf(text, text.indexOf('](') + 2);
  const suggest = (written) => async () => {
    await shown.change(`${text}\n\n${written}`);
    const position = positionOf(shown.text(), shown.text().length);
    return connection.sendRequest(CompletionRequest.type, { textDocument, position });
  };
  const [finding] = items;
  return {
    'a link’s page is suggested': suggest('[x]('),
    'letters of it are typed': suggest('[x](./pro'),
    'an anchor is suggested': suggest('[x](#'),
    'a link is described': () => connection.sendRequest(HoverRequest.type, { textDocument, position: link }),
    ...(finding && {
      'repairs are offered': () =>
        connection.sendRequest(CodeActionRequest.type, {
          textDocument,
          range: finding.range,
          context: { diagnostics: [finding] },
        }),
    }),
  };
}

function positionOf(text, offset) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1).length };
}
