import { expect, onTestFinished, test, vi } from 'vitest';
import { CopiesNews } from '../../server/src/host/lsp/copies-news';

test('what comes while it is told is told once more, and not before that is done', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const told: string[] = [];
  let done = (): void => {};
  const news = new CopiesNews(() => {
    told.push('begun');
    return new Promise((resolve) => {
      done = () => {
        told.push('done');
        resolve();
      };
    });
  });
  for (let times = 0; times < 3; times++) news.soon();
  await vi.advanceTimersByTimeAsync(500);
  news.soon();
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toEqual(['begun']);
  done();
  await vi.advanceTimersByTimeAsync(500);
  expect(told).toEqual(['begun', 'done', 'begun']);
  done();
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toEqual(['begun', 'done', 'begun', 'done']);
});
