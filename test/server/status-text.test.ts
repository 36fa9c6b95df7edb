import { describe, expect, it } from 'vitest';
import { statusView, type Window } from '../../client/src/status-text';
import type { FolderStatus, HandbookStatus } from '../../server/src/host/lsp/messages';

const HANDBOOK: HandbookStatus = {
  root: 'src',
  because: 'GitHub: 3 of 4 links work that way',
  pages: 12,
  findings: { error: 2, warning: 1, information: 144, hint: 4 },
  problems: 0,
};
const folder = (more: Partial<FolderStatus>): FolderStatus => ({
  uri: 'file:///books/acme',
  state: 'ready',
  progress: null,
  handbooks: [],
  ...more,
});
const view = (folders: readonly FolderStatus[], window: Partial<Window> = {}) =>
  statusView(
    { folders },
    { page: null, checkedTwice: false, running: true, nameOf: (uri) => uri.slice(uri.lastIndexOf('/') + 1), ...window },
  );

describe('the status bar', () => {
  it('counts errors and warnings, and tells the rest', () => {
    expect(view([folder({ handbooks: [HANDBOOK] })])).toEqual({
      text: '$(book) Handbook: 3 problems',
      tooltip:
        '**acme/src**  \nGitHub: 3 of 4 links work that way.  \n12 pages, 2 errors, 1 warning, 144 information, 4 hints.\n\nClick to open the log.',
      command: 'handbook.showLog',
    });
  });

  it('sums up several handbooks', () => {
    const clean = { ...HANDBOOK, root: '', pages: 1, findings: { error: 0, warning: 0, information: 0, hint: 0 } };
    const shown = view([folder({ handbooks: [HANDBOOK, clean] })]);
    expect(shown?.text).toBe('$(book) Handbook: 3 problems');
    expect(shown?.tooltip).toContain('**acme**  \nGitHub: 3 of 4 links work that way.  \n1 page, nothing found.');
    expect(view([folder({ handbooks: [clean] })])?.text).toBe('$(book) Handbook: no problems');
  });

  it('shows a name as it is, whatever Markdown makes of it', () => {
    expect(view([folder({ handbooks: [{ ...HANDBOOK, root: 'a_b/[c](d)' }] })])?.tooltip).toContain(
      '**acme/a\\_b/\\[c\\]\\(d\\)**',
    );
  });

  it('tells about mistakes in the configuration, and that links are checked twice', () => {
    const tooltip = view([folder({ handbooks: [{ ...HANDBOOK, problems: 1 }] })], { checkedTwice: true })?.tooltip;
    expect(tooltip).toContain('`handbook.config.json` has 1 mistake.');
    expect(tooltip).toContain('`markdown.validate.enabled` is on');
  });

  it('shows that a handbook is read', () => {
    expect(view([folder({ state: 'reading', progress: { read: 3, total: 12 } })])).toMatchObject({
      text: '$(sync~spin) Handbook: reading',
      tooltip: 'Reading acme: 3 of 12 pages.',
    });
  });

  it('leaves a window without a handbook alone, until one of its pages is at hand', () => {
    expect(view([folder({})])).toBeNull();
    expect(view([folder({})], { page: 'file:///books/other' })).toBeNull();
    expect(view([folder({})], { page: 'file:///books/acme' })).toMatchObject({
      text: '$(book) Handbook: none found',
      command: 'handbook.checkFolder',
    });
    expect(view([folder({ state: 'off' })], { page: 'file:///books/acme' })).toBeNull();
  });

  it('offers to start the server again when it is gone', () => {
    const handbooks = [HANDBOOK];
    expect(view([folder({ handbooks })], { running: false })).toMatchObject({
      text: '$(error) Handbook: stopped',
      command: 'handbook.restart',
    });
    expect(view([], { running: false })).toBeNull();
  });

  it('offers to go on where the reading was stopped, and the log where it failed', () => {
    expect(view([folder({ state: 'stopped' })], { page: 'file:///books/acme' })?.command).toBe('handbook.checkAll');
    expect(view([folder({ state: 'failed' })], { page: 'file:///books/acme' })?.command).toBe('handbook.showLog');
  });
});
