// Lets a scene in the extension host see the workbench and use its mouse and keyboard: one POST per action, with JSON in
// and out. `support/screen.ts` is the other end.
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { screenshots } from './places.mjs';

const timeout = 10_000;

const actions = (page) => ({
  screenshot: (name) => page.screenshot({ path: path.join(screenshots, `${name}.png`), timeout }),
  texts: (selector) => page.locator(selector).filter({ visible: true }).allInnerTexts(),
  attributes: (selector, name) =>
    page.locator(selector).evaluateAll((elements, name) => elements.map((e) => e.getAttribute(name) ?? ''), name),
  click: (selector) => page.locator(selector).first().click({ timeout }),
  hover: (selector) => page.locator(selector).first().hover({ timeout }),
  press: (keys) => page.keyboard.press(keys),
  type: (text) => page.keyboard.type(text),
});

/** Serves the actions on a local port; resolves to the address. */
export async function startBridge(page) {
  mkdirSync(screenshots, { recursive: true });
  const can = actions(page);
  const server = createServer(async (request, response) => {
    const { action, args } = await json(request);
    try {
      const result = await can[action](...args);
      response.end(JSON.stringify({ result: action === 'screenshot' ? undefined : result }));
    } catch (error) {
      response.writeHead(500).end(JSON.stringify({ error: `${action}(${args.join(', ')}): ${error.message}` }));
    }
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}/`;
}
