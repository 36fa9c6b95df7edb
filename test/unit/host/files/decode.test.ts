import { expect, test } from 'vitest';
import { decode } from '../../../../server/src/host/files/decode';

const bytes = (...values: number[]) => new Uint8Array(values);

test('UTF-8 is read as it is', () => {
  expect(decode(new TextEncoder().encode('Grüße 🎉\r\n'))).toEqual({ text: 'Grüße 🎉\r\n', problem: null });
  expect(decode(bytes())).toEqual({ text: '', problem: null });
});

test('a byte order mark stays', () => {
  expect(decode(bytes(0xef, 0xbb, 0xbf, 0x61))).toEqual({ text: '\ufeffa', problem: null });
});

test('other bytes are replaced, and that is said', () => {
  expect(decode(bytes(0x61, 0xe4, 0x62))).toEqual({ text: 'a\ufffdb', problem: 'invalid-utf8' });
  expect(decode(bytes(0xef, 0xbb, 0xbf, 0xff))).toEqual({ text: '\ufeff\ufffd', problem: 'invalid-utf8' });
});

test('UTF-16 is not UTF-8', () => {
  expect(decode(bytes(0xff, 0xfe, 0x61, 0x00)).problem).toBe('invalid-utf8');
  expect(decode(bytes(0xfe, 0xff, 0x00, 0x61)).problem).toBe('invalid-utf8');
});
