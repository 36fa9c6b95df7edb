import { expect, onTestFinished, test } from 'vitest';
import { ahead } from '../../../server/src/host/ahead';

const NUMBERS = Array.from({ length: 20 }, (_, index) => index);

test('eight are under way at a time, and come in their order', async () => {
  const begun: number[] = [];
  const come: [number, number][] = [];
  const begin = async (number: number): Promise<number> => {
    begun.push(number);
    return number * number;
  };
  for await (const [number, square] of ahead(NUMBERS, begin)) {
    come.push([number, square]);
    expect(begun).toEqual(NUMBERS.slice(0, number + 8));
  }
  expect(come).toEqual(NUMBERS.map((number) => [number, number * number]));
});

test('the first that fails ends it, and no other is heard of', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  onTestFinished(() => void process.off('unhandledRejection', hear));
  const come: number[] = [];
  const all = async (): Promise<void> => {
    for await (const [number] of ahead(NUMBERS, (each) => (each < 2 ? Promise.resolve() : Promise.reject(each))))
      come.push(number);
  };
  await expect(all()).rejects.toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([come, unheard]).toEqual([[0, 1], []]);
});
