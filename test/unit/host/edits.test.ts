import { expect, test } from 'vitest';
import type { Edit } from '../../../server/src/handbook/edit';
import { applyEdits } from '../../../server/src/handbook/edit';
import { EditPlan } from '../../../server/src/host/edits';
import type { Fix } from '../../../server/src/rules/rule';

const edit = (start: number, end: number, newText: string, path = 'a.md'): Edit => ({
  path,
  span: { start, end },
  newText,
});
const fix = (...edits: Edit[]): Fix => ({ title: '', why: '', preferred: true, edits, create: [] });

test('edits of one text, in any order', () => {
  expect(applyEdits('one two three', [edit(0, 3, '1'), edit(8, 13, '3'), edit(4, 7, '')])).toBe('1  3');
});

test('fixes that touch each other are not made together', () => {
  const plan = new EditPlan();
  expect(plan.take(fix(edit(0, 4, 'x')))).toBe(true);
  expect(plan.take(fix(edit(2, 6, 'y')))).toBe(false);
  expect(plan.take(fix(edit(4, 4, 'z')))).toBe(false);
  expect(plan.take(fix(edit(5, 6, 'y')))).toBe(true);
  expect(plan.files).toEqual(new Map([['a.md', [edit(0, 4, 'x'), edit(5, 6, 'y')]]]));
});

test('a fix is made as a whole or not at all', () => {
  const plan = new EditPlan();
  plan.take(fix(edit(0, 4, 'x')));
  expect(plan.take(fix(edit(0, 1, 'y', 'b.md'), edit(3, 5, 'y')))).toBe(false);
  expect([...plan.files.keys()]).toEqual(['a.md']);
});

test('the same edit, asked for by two findings, is made once', () => {
  const plan = new EditPlan();
  expect(plan.take(fix(edit(0, 4, 'x')))).toBe(true);
  expect(plan.take(fix(edit(0, 4, 'x')))).toBe(true);
  expect(plan.files.get('a.md')).toHaveLength(1);
});
