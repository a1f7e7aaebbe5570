import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskName, maskText } from '../../src/kernel/masks.ts';

describe('personal data in documents', () => {
  it.each([
    ['张三', '张*'],
    ['张建国', '张**'],
    ['王', '*'],
    ['Alice Wong', 'A***'],
    ['', ''],
  ])('name %s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['138-1234-5678', '138****5678'],
    ['+86 13812345678', '+86 138****5678'],
    ['021-62345678', '021-****5678'],
    ['(0571) 8765 4321', '(0571) ****4321'],
    ['010-62345678-123', '010-****5678-123'],
  ])('telephone %s → %s', (phone, masked) => {
    expect(maskText(phone)).toBe(masked);
  });

  it.each([
    ['请打13812345678找我', '请打138****5678找我'],
    ['座机021-62345678转12', '座机021-****5678转12'],
    ['写信到 zhang.san@example.com', '写信到 z***@example.com'],
    ['身份证110101199003077777', '身份证110***********7777'],
    ['2026年11月18日卖了 1234567 件，货号 20261118001', '2026年11月18日卖了 1234567 件，货号 20261118001'],
    ['记录 SF-HQ-20261120-001', '记录 SF-HQ-20261120-001'],
  ])('in a text: %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it('hides the name that the record itself gives', () => {
    expect(maskText('张建国说，张建国的孩子不适', ['张建国'])).toBe('张**说，张**的孩子不适');
  });

  it('lets no mobile number through, wherever it stands', () => {
    const number = fc
      .tuple(fc.constantFrom('13', '15', '18', '19'), fc.stringMatching(/^\d{9}$/))
      .map((parts) => parts.join(''));
    const around = fc.string({
      unit: fc.constantFrom('电', '话', ' ', '，', 'a', ':', '(', '-'),
      maxLength: 5,
    });
    fc.assert(
      fc.property(around, number, around, (before, phone, after) => {
        expect(maskText(`${before}${phone}${after}`)).not.toContain(phone);
      }),
    );
  });

  it('takes long hostile text in its stride', () => {
    const text = `${'a'.repeat(20_000)}@${'b.'.repeat(10_000)}`;
    const start = performance.now();
    maskText(text);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
