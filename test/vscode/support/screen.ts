// What is shown on the screen. Only the embedded editor can be looked at; in desktop VS Code a scene goes on without.
import { setTimeout as sleep } from 'node:timers/promises';
import { commands } from 'vscode';
import { until } from './until';

const bridge = process.env.HANDBOOK_SCREEN;

export interface Screen {
  /** The texts of all visible elements. */
  texts(selector: string): Promise<string[]>;
  /** The text of the first visible element that matches, awaited. */
  text(selector: string, pattern?: RegExp): Promise<string>;
  /** One attribute of all elements, visible or not. */
  attributes(selector: string, name: string): Promise<string[]>;
  click(selector: string): Promise<void>;
  hover(selector: string): Promise<void>;
  /** A key with its modifiers: `Control+.`, `Escape`. */
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
}

const screen: Screen = {
  texts: (selector) => ask('texts', selector),
  text: (selector, pattern = /./) => {
    let texts: string[] = [];
    return until(
      `${pattern} in ${selector}`,
      async () => {
        texts = await screen.texts(selector);
        return texts.find((text) => pattern.test(text));
      },
      { seen: () => texts },
    );
  },
  attributes: (selector, name) => ask('attributes', selector, name),
  click: (selector) => ask('click', selector),
  hover: (selector) => ask('hover', selector),
  press: (keys) => ask('press', keys),
  type: (text) => ask('type', text),
};

/** Runs the part of a scene that looks at the screen or uses the keyboard; says so where it cannot. */
export async function onScreen(look: (screen: Screen) => Promise<void>): Promise<void> {
  if (bridge) await look(screen);
  else console.log('      (not looked at: desktop VS Code does not show its screen to tests)');
}

/** Keeps a picture of the window in `.vscode-test/screenshots/`, where the window can be seen. */
export async function screenshot(name: string): Promise<void> {
  if (bridge) await ask('screenshot', name.replaceAll(/[^\w.-]+/g, '-'));
}

async function ask<T>(action: string, ...args: string[]): Promise<T> {
  const response = await fetch(String(bridge), { method: 'POST', body: JSON.stringify({ action, args }) });
  const { result, error } = (await response.json()) as { result: T; error?: string };
  if (error) throw new Error(error);
  return result;
}

/** Gives a command until what it shows is there: VS Code asks its extensions once, and takes what they know then. */
export async function showBy(screen: Screen, command: string, selector: string, pattern: RegExp): Promise<void> {
  await until(`${pattern} in ${selector} by ${command}`, async () => {
    await screen.press('Escape');
    await commands.executeCommand(command);
    await sleep(500);
    return pattern.test((await screen.texts(selector)).join('\n')) || undefined;
  });
}
