// A headless Chromium with one blank page in the size of a small window.
import { chromium as driver } from 'playwright-core';
import { chromium } from './places.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser() {
  const browser = await driver.launch({
    executablePath: chromium(),
    args: flags,
    // The caller ends the browser, after it has taken its last picture.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
  return { browser, page: await browser.newPage({ viewport: { width: 1280, height: 800 } }) };
}
