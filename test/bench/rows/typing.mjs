// An author goes on writing while the handbook is read for the first time, with one page open, and with all of them.
import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spread } from '../figures.mjs';
import { asked } from '../process.mjs';
import { show, startServer } from '../server.mjs';
import { spreadTable } from '../table.mjs';

/** A quick writer's letters, in milliseconds from one answer to the next letter. */
const BETWEEN = 150;

export async function measureTyping({ typical }, { folder, list, scratch }, runs) {
  const page = asked(typical, folder, list);
  const others = JSON.parse(readFileSync(list, 'utf8')).filter((other) => other !== page);
  const kinds = { 'one page is open': [], [`${others.length + 1} pages are open`]: others };
  const results = Object.fromEntries(Object.keys(kinds).map((title) => [title, []]));
  for (let turn = 0; turn < runs; turn++) {
    for (const [title, open] of Object.entries(kinds)) {
      results[title].push(await type(folder, page, open, mkdtempSync(path.join(scratch, 'storage-'))));
    }
  }
  return Object.entries(results).map(([title, each]) => ({
    title,
    ...spread(each.flatMap(({ letters }) => letters)),
    blocked: Math.max(...each.map(({ longest }) => longest)),
    runs: each,
  }));
}

export const typingTable = (lines) => spreadTable('letters', lines, { 'longest delay': ({ blocked }) => blocked });

/** Milliseconds until the findings of a letter's page are there, letter by letter, until the handbook was read. */
async function type(folder, page, open, storage) {
  const server = await startServer(folder, storage);
  for (const other of open) (await show(server, folder, other)).findings().catch(() => {});
  const shown = await show(server, folder, page);
  await shown.findings();
  let isRead = false;
  server.read.then(() => {
    isRead = true;
  });
  const letters = [];
  while (!isRead) {
    await sleep(BETWEEN);
    const start = performance.now();
    await shown.change(`${shown.text()}x`);
    await shown.findings();
    letters.push(performance.now() - start);
  }
  const { longest } = await server.rested;
  await server.end();
  return { letters, longest };
}
