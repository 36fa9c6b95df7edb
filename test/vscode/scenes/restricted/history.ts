import assert from 'node:assert/strict';
import { finding } from '../../support/findings';
import { codeActions, fix } from '../../support/fixes';
import { openPage } from '../../support/pages';

describe('the light bulb in a folder that is not trusted', () => {
  it('repairs from the files alone: the history is not asked', async () => {
    const { document } = await openPage('src/handbook/product/responsibilities.md');
    const { range } = await finding(document.uri, 'link/missing-page');
    await fix(document.uri, range, /^Ignore this one/);
    const titles = (await codeActions(document.uri, range)).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => /[0-9a-f]{7}, \d{4}-/.test(title)),
      [],
    );
  });
});
