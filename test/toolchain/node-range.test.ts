import fs from 'node:fs';
import { expect, test } from 'vitest';
import { NODE_RANGE, isSupportedNode } from '../../bin/node-range.js';

test.each(['22.22.2', '22.22.10', '22.23.0', '24.15.0', '24.21.0', '26.0.0', '27.1.0', 'v24.15.1'])(
  'Node %s is in the range',
  (version) => {
    expect(isSupportedNode(version)).toBe(true);
  },
);

test.each(['18.20.8', '20.20.2', '22.22.1', '22.9.0', '23.11.0', '24.14.9', '25.9.0', ''])(
  'Node %s is not in the range',
  (version) => {
    expect(isSupportedNode(version)).toBe(false);
  },
);

test('the launcher and package.json name the same range', () => {
  const { engines } = JSON.parse(fs.readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(engines.node).toBe(NODE_RANGE);
});
