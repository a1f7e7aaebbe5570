import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedHash } from '../../src/journal/row-key.ts';

test('the keyed hash is HMAC-SHA256', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: 'grapheme' }), (key, text) => {
      expect(keyedHash(key)(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
    }),
  );
});
