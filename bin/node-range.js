// The Node versions that infoctl runs on: the one copy that the launcher and the scripts ask.
// It says the same as "engines" in package.json; test/toolchain/node-range.test.ts holds the two together.
'use strict';

exports.NODE_RANGE = '^22.22.2 || ^24.15 || >=26';

/** @param {string} version */
exports.isSupportedNode = function isSupportedNode(version) {
  const [major = 0, minor = 0, patch = 0] = version.replace(/^v/, '').split('.').map(Number.parseFloat);
  if (major === 22) return minor > 22 || (minor === 22 && patch >= 2);
  if (major === 24) return minor >= 15;
  return major >= 26;
};
