import { expect, test } from 'vitest';
import { shellWord } from '../../scripts/setup/run.mjs';
import { resultLines } from '../../scripts/setup/runners.mjs';

test('a parameter with a space stays one word in a Windows shell', () => {
  expect(shellWord('--outputFile.json=C:\\Users\\Kim Min\\unit.json')).toBe(
    '"--outputFile.json=C:\\Users\\Kim Min\\unit.json"',
  );
  expect(shellWord('--reporter=list,json')).toBe('"--reporter=list,json"');
  expect(shellWord('--project')).toBe('--project');
});

test('the result names what failed, what passed only at a second try and why something was not run', () => {
  expect(resultLines({ name: 'unit', passed: 900, failed: 0, skipped: 0 })).toBe(
    'unit     900 passed, 0 failed',
  );
  const failures = ['page.spec.ts: nothing moves while the page loads'];
  const lacks = ['Firefox is not on this machine', 'Firefox is not on this machine'];
  expect(resultLines({ name: 'e2e', passed: 90, failed: 1, skipped: 2, flaky: 3, failures, lacks })).toBe(
    'e2e      90 passed, 1 failed, 2 skipped, 3 of the passed only at a second try\n' +
      '         ✗ page.spec.ts: nothing moves while the page loads\n' +
      '         – not run: Firefox is not on this machine',
  );
});
